package org.mailward.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

/// The real zones that conformance tests use, when they are there.
record Zones(List<DomainName> apexes, World world, List<String[]> rows) {

    private static final Pattern MX = Pattern.compile("\"(exchange|preference)\": \"([^\"]*)\"");

    private static final Pattern CAA = Pattern.compile("\"flags\": \"(\\d+)\", \"tag\": \"([^\"]*)\", \"value\": \"([^\"]*)\"");

    static Optional<Zones> load() {
        String setting = System.getProperty("conformance.dir", "");
        Path dir = folder(setting).resolve("dns");
        if (setting.isBlank() || !Files.isRegularFile(dir.resolve("government-zones.tsv"))) {
            return Optional.empty();
        }
        try {
            List<DomainName> apexes = Files.readAllLines(dir.resolve("government-zones.domains.txt")).stream().filter(line -> !line.isBlank()).map(DomainName::of).toList();
            World world = World.world();
            apexes.forEach(apex -> world.domain(apex.ascii()));
            var rows = new ArrayList<String[]>();
            for (String line : Files.readAllLines(dir.resolve("government-zones.tsv"), StandardCharsets.ISO_8859_1)) {
                String[] row = line.split("\t", 4);
                if (row.length == 4) {
                    rows.add(row);
                    add(world, apexes, row[0] + ".", row[1], row[3]);
                }
            }
            return Optional.of(new Zones(apexes, world, rows));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A relative folder is meant from the project's root, one above the module.
    private static Path folder(String setting) {
        Path here = Path.of(setting);
        return here.isAbsolute() || Files.isDirectory(here) ? here : Path.of("..").resolve(here);
    }

    private static void add(World world, List<DomainName> apexes, String name, String type, String value) {
        switch (type) {
            case "TXT" -> world.txt(name, value.replace("\\;", ";"));
            case "A" -> world.a(name, value);
            case "CNAME" -> world.cname(name, value);
            case "NS" -> world.record(name, RecordType.NS, new RecordData.Target(DomainName.of(value)));
            case "Route53Provider/ALIAS" -> world.a(name, "192.0.2.1");
            case "MX" -> {
                String exchange = "";
                int preference = 0;
                Matcher matcher = MX.matcher(value);
                while (matcher.find()) {
                    if (matcher.group(1).equals("exchange")) {
                        exchange = matcher.group(2);
                    } else {
                        preference = Integer.parseInt(matcher.group(2));
                    }
                }
                DomainName server = exchange.equals(".") ? DomainName.ROOT : DomainName.of(exchange);
                world.record(name, RecordType.MX, new RecordData.MailExchange(preference, server));
                if (!server.equals(DomainName.ROOT) && apexes.stream().noneMatch(server::isWithin)) {
                    // Other people's servers do not stand in these zones: where they are is unknown.
                    world.timeout(server + ".");
                }
            }
            case "CAA" -> {
                Matcher matcher = CAA.matcher(value.replace("\\;", ";"));
                if (matcher.find()) {
                    world.record(name, RecordType.CAA, new RecordData.Presentation(matcher.group(1) + " " + matcher.group(2) + " \"" + matcher.group(3) + "\""));
                }
            }
            default -> {
                // The other types say nothing about mail.
            }
        }
    }
}
