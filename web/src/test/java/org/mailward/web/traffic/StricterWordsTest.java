package org.mailward.web.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Failed;
import org.mailward.traffic.boundary.TrafficOverview.Stricter;
import org.mailward.web.api.json.TrafficJson.ClassJson;
import org.mailward.web.api.json.TrafficJson.StricterJson;
import org.mailward.web.component.Text;

class StricterWordsTest {

    private static final String LEAD = "These very messages were delivered although nothing was aligned. Under p=quarantine or p=reject they would not have been. "
            + "What looks legitimate comes first: mend that before the policy gets stricter.";

    @Test
    void nothing_is_met_where_only_abuse_is_stopped() {
        for (var words : List.of(words(false, Map.of(SourceClass.UNKNOWN, new Failed(0, 0, 5), SourceClass.LIKELY_ABUSE, new Failed(0, 800, 70))), words(true, Map.of(SourceClass.UNKNOWN, new Failed(0, 10, 5))))) {
            assertEquals("A stricter policy would have stopped nothing more", words.getTitle());
            assertEquals("No message was delivered without proof, and none that may be your own was put into spam folders, so that a policy of quarantine or reject would have met no mail of your own.",
                    words.getLead());
        }
    }

    /// A server that somebody forgot to list is unknown too.
    @Test
    void what_nothing_names_and_lies_in_spam_folders_may_be_ones_own() {
        var words = words(false, Map.of(SourceClass.UNKNOWN, new Failed(0, 10, 5), SourceClass.LIKELY_ABUSE, new Failed(0, 800, 70)));
        assertEquals("A policy of reject would have refused 10 messages that went to spam and whose sources nothing names", words.getTitle());
        assertEquals("10 messages whose sources nothing names were already put into spam folders. Under p=reject they would have been refused: make sure that none of them is yours before the policy gets stricter.",
                words.getLead());
        var one = new StricterWords(new Text(), stricter(false, Map.of(SourceClass.UNKNOWN, new Failed(0, 1, 0))), true);
        assertEquals("If forged mail were refused, one message of an unknown sender that went to spam would have been lost", one.getTitle());
        assertEquals("One message of a sender that nobody could name was already put into spam folders. If receivers were asked to refuse forged mail, it would have been refused: "
                + "make sure that it does not come from you before.", one.getLead());
    }

    @Test
    void what_was_delivered_is_called_ones_own_unnamed_or_abuse() {
        var begin = "These very messages were delivered although nothing was aligned. Under p=quarantine or p=reject they would not have been. ";
        assertEquals(LEAD, words(false, Map.of(SourceClass.FORWARDER, new Failed(1, 0, 0), SourceClass.UNKNOWN, new Failed(8, 0, 0))).getLead());
        assertEquals(begin + "None of them looks like mail of your own; but nothing names the sources of 8 of them: make sure that none of these is yours before the policy gets stricter.",
                words(false, Map.of(SourceClass.UNKNOWN, new Failed(8, 0, 0), SourceClass.LIKELY_ABUSE, new Failed(70, 0, 0))).getLead());
        assertEquals(begin + "None of them looks like mail of your own; but nothing names the source of one of them: make sure that it is not yours before the policy gets stricter.",
                words(false, Map.of(SourceClass.UNKNOWN, new Failed(1, 0, 0))).getLead());
        assertEquals(begin + "All of them look like abuse, and none like mail of your own.", words(false, Map.of(SourceClass.LIKELY_ABUSE, new Failed(70, 3, 0))).getLead());
    }

    @Test
    void wanted_mail_in_spam_folders_would_be_refused() {
        var words = words(false, Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 5000, 0), SourceClass.LIKELY_ABUSE, new Failed(0, 70, 0)));
        assertEquals("A policy of reject would have refused 5,000 messages of your own that went to spam", words.getTitle());
        assertEquals("5,000 messages that look like mail of your own were already put into spam folders. Under p=reject they would have been refused: mend their sources before the policy gets stricter.",
                words.getLead());
        assertEquals("One message that looks like mail of your own was already put into spam folders. Under p=reject it would have been refused: mend its source before the policy gets stricter.",
                words(false, Map.of(SourceClass.FORWARDER, new Failed(0, 1, 0))).getLead());
    }

    @Test
    void it_is_told_beside_what_was_delivered() {
        var words = words(false, Map.of(SourceClass.ALIGNED, new Failed(0, 2, 3), SourceClass.UNKNOWN, new Failed(40, 0, 0)));
        assertEquals("A stricter policy would have stopped 40 more messages", words.getTitle());
        assertEquals("These very messages were delivered although nothing was aligned. Under p=quarantine or p=reject they would not have been. None of them looks like mail of your own; "
                + "but nothing names the sources of 40 of them: make sure that none of these is yours before the policy gets stricter. 2 messages that look like mail of your own were already put into spam folders. Under p=reject they would have been refused: mend their sources before the policy gets stricter."
                + " 3 messages that look like mail of your own were already refused, which a stricter policy would not change. Mend their sources, so that they arrive.", words.getLead());
    }

    @Test
    void where_the_policy_asks_for_refusal_already_nothing_gets_stricter() {
        var words = words(true, Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 2, 4998)));
        assertEquals("5,000 messages of your own are stopped already", words.getTitle());
        assertEquals("2 messages that look like mail of your own were put into spam folders. The policy asks receivers to refuse them: mend their sources."
                + " 4,998 messages that look like mail of your own were already refused, which a stricter policy would not change. Mend their sources, so that they arrive.", words.getLead());
    }

    /// Sums by day are kept longer than the figures of each source.
    @Test
    void nothing_is_said_of_messages_whose_sources_are_no_longer_kept() {
        var words = new StricterWords(new Text(), new Stricter(false, Map.of(), 500, List.of()), false);
        assertEquals("What a stricter policy would have stopped is not known for all of these days", words.getTitle());
        assertEquals("Who sent 500 messages that nothing proved is no longer kept, so that nothing can be said about them. Choose later days.", words.getLead());
        var some = new StricterWords(new Text(), new Stricter(false, Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(3, 0, 0)), 1, List.of()), true);
        assertEquals("A stricter policy would have stopped 3 more messages", some.getTitle());
        assertTrue(some.getLead().endsWith(" Who sent one message that nothing proved is no longer kept, so that nothing can be said about it. Choose later days."), some.getLead());
        assertEquals(500, StricterJson.of(new Stricter(false, Map.of(), 500, List.of())).forgotten());
    }

    /// Receivers may deliver what they were asked to refuse.
    @Test
    void what_is_delivered_under_the_strictest_policy_would_be_stopped_by_none() {
        var words = words(true, Map.of(SourceClass.FORWARDER, new Failed(300, 0, 0), SourceClass.UNKNOWN, new Failed(1, 9, 0)));
        assertEquals("301 messages were delivered although nothing was aligned", words.getTitle());
        assertEquals("The policy asks receivers to refuse such mail. Either it did not yet ask so on that day, or it asks so for a part of the mail only (pct, sp), or the receiver decided otherwise, as some do for mailing lists. "
                + "What looks legitimate comes first: mend its source, so that it arrives everywhere.", words.getLead());
        assertEquals("One message was delivered without proof that it is yours", new StricterWords(new Text(), stricter(true, Map.of(SourceClass.LIKELY_ABUSE, new Failed(1, 0, 0))), true).getTitle());
    }

    /// A client reads what is to be done without a word of DNS.
    @Test
    void a_client_is_told_in_his_own_words() {
        var words = new StricterWords(new Text(), stricter(false, Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 5000, 1))), true);
        assertEquals("If forged mail were refused, 5,000 messages of your own that went to spam would have been lost", words.getTitle());
        assertEquals("5,000 messages that look like mail of your own were already put into spam folders. If receivers were asked to refuse forged mail, they would have been refused: their senders have to be set up before."
                + " One message that looks like mail of your own was already refused, and being stricter would not change that. Its sender has to be set up, so that it arrives.", words.getLead());
        assertEquals("No message was delivered without proof that it is yours, so being stricter would have stopped nothing.",
                new StricterWords(new Text(), stricter(false, Map.of()), true).getLead());
    }

    @Test
    void the_api_gives_the_same_figures() {
        var json = StricterJson.of(stricter(false, Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(7, 5000, 3))));
        assertEquals(7, json.messages());
        assertEquals(List.of(new ClassJson(SourceClass.KNOWN_UNALIGNED, 7)), json.classes());
        assertEquals(List.of(new ClassJson(SourceClass.KNOWN_UNALIGNED, 5000)), json.quarantined());
        assertEquals(List.of(new ClassJson(SourceClass.KNOWN_UNALIGNED, 3)), json.rejected());
        assertTrue(json.paths().isEmpty());
    }

    private static StricterWords words(boolean rejecting, Map<SourceClass, Failed> failed) {
        return new StricterWords(new Text(), stricter(rejecting, failed), false);
    }

    private static Stricter stricter(boolean rejecting, Map<SourceClass, Failed> failed) {
        return new Stricter(rejecting, failed, 0, List.of());
    }
}
