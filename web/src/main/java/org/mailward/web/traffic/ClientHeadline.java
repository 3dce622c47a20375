package org.mailward.web.traffic;

import org.mailward.traffic.Failed;
import org.mailward.traffic.Figures;
import org.mailward.web.component.Text;

/// What a client reads first about mail in the own name. Nobody is to hear that all is well while mail of one's own lies in spam folders.
public final class ClientHeadline {

    private ClientHeadline() {
    }

    /// @param stopped messages with nothing aligned that look like the client's own and were stopped
    public static String of(Text text, Figures figures, Failed stopped) {
        if (figures.messages() == 0) {
            return text.of("traffic.client-none");
        }
        if (figures.failedDelivered() > 0) {
            return text.of("traffic.client", figures.failedDelivered());
        }
        long own = stopped.stopped() + figures.passedBlocked();
        if (own > 0) {
            return text.of("traffic.client-stopped", own);
        }
        return figures.passed() == 0 ? text.of("traffic.client-nothing") : text.of("traffic.client-all");
    }
}
