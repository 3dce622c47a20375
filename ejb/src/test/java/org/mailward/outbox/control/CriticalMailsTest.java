package org.mailward.outbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailward.outbox.CriticalNews;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.preferences.MailWishes;
import org.mailward.preferences.Preferences;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

class CriticalMailsTest {

    private static final UUID ACME = new UUID(1, 1);

    private static PrintedLetter letter(Role role, List<CriticalNews> news) {
        var seat = new Membership(new UUID(2, 2), "subject", "Dora", "dora@acme.example", new Place(role, role.ofACustomer() ? Optional.of(ACME) : Optional.empty(), true), Instant.EPOCH);
        var reader = new Reader(seat, new Scope.WholeProvider(new UUID(3, 3), Actor.system("test")), new MailWishes(true, true, true), Preferences.DEFAULT);
        return PrintedLetter.of(CriticalMails.letter(reader, news, Map.of(ACME, "Acme"), "https://portal.example"), LetterHead.PLAIN);
    }

    private static CriticalNews news(int domain, String sentence) {
        return new CriticalNews(new UUID(4, sentence.hashCode()), ACME, new UUID(5, domain), "d" + domain + ".example", Instant.EPOCH, List.of(sentence), List.of("Why: " + sentence));
    }

    /// One domain may have several news.
    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"CUSTOMER_ADMIN", "PROVIDER_ANALYST"})
    void domains_are_counted_and_not_their_news(Role role) {
        var all = IntStream.range(0, 22).boxed().flatMap(domain -> Stream.of(news(domain, "First of " + domain + "."), news(domain, "Second of " + domain + "."))).toList();
        var text = letter(role, all).text();
        assertTrue(text.contains("2 more domains have news") && text.contains("Second of 19.") && !text.contains("of 20."), text);
        var few = letter(role, all.subList(0, 40)).text();
        assertTrue(!few.contains("more domain") && few.contains("Second of 19."), few);
        assertTrue(letter(role, all.subList(0, 42)).text().contains("One more domain has news"));
    }

    /// Names are kept as DNS has them.
    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"CUSTOMER_ADMIN", "PROVIDER_ANALYST"})
    void a_domain_is_named_as_its_people_write_it(Role role) {
        var letter = letter(role, List.of(new CriticalNews(new UUID(4, 4), ACME, new UUID(5, 5), "xn--mller-kva.example", Instant.EPOCH, List.of("No record."), List.of("Anybody may send."))));
        assertEquals("Critical finding: müller.example", letter.subject());
        assertTrue(letter.text().contains("- müller.example: ") && !letter.text().contains("xn--"), letter.text());
    }
}
