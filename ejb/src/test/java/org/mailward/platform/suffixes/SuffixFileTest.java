package org.mailward.platform.suffixes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.settings.Settings;

class SuffixFileTest {

    private static Settings file(Path file) {
        return new Settings(property -> Optional.ofNullable(Map.of(SuffixFile.FILE, file.toString()).get(property)));
    }

    @Test
    void without_a_setting_the_list_inside_the_application_is_read() {
        PublicSuffixList list = SuffixFile.read(new Settings(_ -> Optional.empty()));
        assertTrue(list.size() > 9_000, () -> list.size() + " rules");
        assertEquals(Optional.of(DomainName.of("bbc.co.uk")), list.registrableDomain(DomainName.of("www.bbc.co.uk")));
        assertEquals("publicsuffix.org", list.source().title());
    }

    @Test
    void the_operators_file_takes_its_place(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("list.dat"), "// VERSION: 2026-10-01_08-00-00_UTC\nfresh.test\n");
        PublicSuffixList list = SuffixFile.read(file(file));
        assertEquals(LocalDate.of(2026, 10, 1), list.source().date());
        assertEquals(Optional.of(DomainName.of("a.fresh.test")), list.registrableDomain(DomainName.of("b.a.fresh.test")));
    }

    @Test
    void a_file_that_is_missing_or_no_list_is_named(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.dat");
        Path other = Files.writeString(folder.resolve("other.dat"), "hello\n");
        for (Path each : new Path[] {missing, other}) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> SuffixFile.read(file(each)));
            assertTrue(refusal.getMessage().startsWith(SuffixFile.FILE + ": '" + each), refusal::getMessage);
        }
    }
}
