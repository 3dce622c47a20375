package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.assessment.Protocol;
import org.mailward.system.journeys.pages.Desk;

/// A stranger checks a domain at a provider's door, hands the result on, and becomes a prospect.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckerIT {

    private static final String HANDLE = "northwind";
    private static final String BRAND = "Northwind Mail Guard";
    private static final String DOMAIN = "acme.example";
    private static final String OURS = "mailward";

    @BeforeAll
    void there_is_a_portal() {
        SharedStack.get();
    }

    @Test
    void a_stranger_checks_a_domain_and_hands_the_result_on() {
        String link;
        try (var stranger = Desk.open()) {
            var visit = stranger.checker(HANDLE);
            stranger.picture("checker");
            assertEquals(BRAND, stranger.brand());
            visit.check(DOMAIN).untilWhole();
            stranger.picture("checker-result");
            link = visit.link();
            assertAll(
                    () -> assertEquals(Protocol.values().length, visit.areas().size()),
                    () -> assertFalse(visit.findings().isEmpty(), "Something is to be mended"),
                    () -> assertTrue(stranger.headline().contains(DOMAIN), stranger.headline()),
                    () -> assertEquals(List.of(), visit.cookies(), "Nothing is kept in a stranger's browser"),
                    () -> assertFalse(visit.everythingHeard().toLowerCase(Locale.ROOT).contains(OURS), "Our name is nowhere: " + around(visit.everythingHeard())),
                    () -> assertEquals(0, stranger.overflowWhenNarrow(), "The page is as wide as a narrow screen"));
        }
        try (var friend = Desk.open()) {
            var visit = friend.checkerResult(link).untilWhole();
            assertEquals(BRAND, friend.brand());
            assertFalse(visit.findings().isEmpty(), "The same result");
        }
    }

    @Test
    void what_is_no_domain_is_refused_in_words_and_stays_in_the_field() {
        try (var stranger = Desk.open()) {
            var visit = stranger.checker(HANDLE).check("not a domain");
            stranger.picture("checker-refused");
            assertFalse(visit.refusal().isBlank());
        }
    }

    @Test
    void an_expired_link_an_unknown_one_and_one_of_another_house_look_the_same() {
        var api = new Api(Keys.program(Caller.signedIn(People.HANA), "PROVIDER_ADMIN", Optional.empty()));
        var asked = api.check("harbor-stranger.example");
        var check = UUID.fromString(asked.getString("check"));
        api.checked(check, Duration.ofMinutes(1));
        var ours = asked.getString("page");
        try (var stranger = Desk.open()) {
            var visit = stranger.checker("harborshield");
            assertEquals(200, visit.open(ours));
            assertEquals(404, visit.open(ours.replace("harborshield", HANDLE)), "A result is shown by the house that found it");
            assertEquals(404, visit.open("/check/harborshield/result/" + "x".repeat(43)));
            stranger.picture("checker-absent");
            var unknown = stranger.words();
            Records.change("update checker_result set expires_at = now() - interval '1 second' where id = ?", check);
            assertEquals(404, visit.open(ours));
            assertEquals(unknown, stranger.words());
            assertFalse(unknown.toLowerCase(Locale.ROOT).contains(OURS));
        }
    }

    @Test
    void staff_turn_a_check_into_a_prospect_and_download_its_report() throws IOException {
        try (var stranger = Desk.open(); var ada = Desk.open().signIn(People.ADA.email())) {
            stranger.checker(HANDLE).check("cedar-law.example").untilWhole();
            var checks = ada.checks();
            ada.picture("checks");
            checks.open("cedar-law.example");
            ada.picture("check");
            var prospect = checks.keep("Cedar Law");
            ada.picture("prospect");
            assertTrue(ada.headline().contains("Cedar Law"), ada.headline());
            assertEquals(0, ada.overflowWhenNarrow(), "The page is as wide as a narrow screen");
            var report = Files.readAllBytes(prospect.report());
            var words = Report.of(report).text();
            assertAll(
                    () -> assertTrue(words.contains("Cedar Law"), words),
                    () -> assertTrue(words.contains("cedar-law.example"), words),
                    () -> assertTrue(words.contains(BRAND) || words.contains(People.NORTHWIND), words),
                    () -> assertFalse(words.toLowerCase(Locale.ROOT).contains(OURS), words));
        }
    }

    private static String around(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(OURS);
        return at < 0 ? "" : text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 120));
    }
}
