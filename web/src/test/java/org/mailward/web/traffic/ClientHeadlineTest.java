package org.mailward.web.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.mailward.traffic.Failed;
import org.mailward.traffic.Figures;
import org.mailward.web.component.Text;

class ClientHeadlineTest {

    @Test
    void mail_of_ones_own_in_spam_folders_is_told_and_not_that_all_is_well() {
        assertEquals("5,000 messages that look like your own were put into spam folders or refused", headline(figures(700, 0, 5_000, 3, 0), new Failed(0, 4_998, 2)));
        assertEquals("One message that looks like your own was put into the spam folder or refused", headline(figures(700, 0, 80, 0, 0), new Failed(0, 1, 0)));
        assertEquals("9 messages that look like your own were put into spam folders or refused", headline(figures(700, 0, 0, 0, 9), Failed.NONE), "proven, and stopped all the same");
    }

    @Test
    void what_was_delivered_without_proof_comes_first() {
        assertEquals("3 messages were delivered in your name without proof that they are yours", headline(figures(700, 3, 5_000, 0, 4), new Failed(3, 5_000, 0)));
        assertEquals("One message was delivered in your name without proof that it is yours", headline(figures(0, 1, 0, 0, 0), Failed.NONE));
    }

    @Test
    void all_is_well_where_only_what_is_not_ones_own_was_stopped() {
        assertEquals("Every message that was delivered in your name proved that it is yours", headline(figures(700, 0, 80, 900, 0), Failed.NONE));
        assertEquals("Every message that was delivered in your name proved that it is yours", headline(figures(1, 0, 0, 0, 0), Failed.NONE));
    }

    @Test
    void where_nothing_was_delivered_nothing_proved_anything() {
        assertEquals("No message in your name was delivered as usual, and none proved that it is yours", headline(figures(0, 0, 80, 900, 0), Failed.NONE));
        assertEquals("No mail in your name was reported for these days", headline(Figures.NONE, Failed.NONE));
    }

    private static String headline(Figures figures, Failed stopped) {
        return ClientHeadline.of(new Text(), figures, stopped);
    }

    private static Figures figures(long passed, long delivered, long quarantined, long rejected, long passedBlocked) {
        return new Figures(1, passed + delivered + quarantined + rejected, 0, 0, passed, delivered, quarantined, rejected, passedBlocked, Figures.ByClass.NONE);
    }
}
