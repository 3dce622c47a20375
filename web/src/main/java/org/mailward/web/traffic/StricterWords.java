package org.mailward.web.traffic;

import java.util.ArrayList;
import org.mailward.traffic.boundary.TrafficOverview.Stricter;
import org.mailward.web.component.Text;

/// What a stricter policy would have done, in words. Wanted mail that is stopped already is always told of: a reader who is about to go on to
/// `reject` must not hear that none of it would be met, while it lies in spam folders.
public final class StricterWords {

    private final Text text;
    private final Stricter stricter;
    private final boolean client;

    /// @param client whether a client reads it, who does not know DNS
    StricterWords(Text text, Stricter stricter, boolean client) {
        this.text = text;
        this.stricter = stricter;
        this.client = client;
    }

    public String getTitle() {
        var wanted = stricter.wanted();
        if (stricter.messages() > 0) {
            return text.of(!stricter.rejecting() ? "traffic.stricter" : client ? "traffic.stricter-delivered-client" : "traffic.stricter-delivered", stricter.messages());
        }
        if (wanted.stopped() > 0) {
            return wanted.quarantined() > 0 && !stricter.rejecting() ? text.of(client ? "traffic.stricter-reject-client" : "traffic.stricter-reject", wanted.quarantined()) : text.of("traffic.stricter-stopped", wanted.stopped());
        }
        if (unnamedInSpam() == 0 && stricter.forgotten() > 0) {
            return text.of("traffic.stricter-unknown");
        }
        return unnamedInSpam() > 0 ? text.of(client ? "traffic.stricter-reject-unnamed-client" : "traffic.stricter-reject-unnamed", unnamedInSpam()) : text.of("traffic.stricter", 0);
    }

    public String getLead() {
        var wanted = stricter.wanted();
        if (stricter.messages() == 0 && wanted.stopped() == 0 && unnamedInSpam() == 0 && stricter.forgotten() == 0) {
            return text.of(client ? "traffic.stricter-none-client" : "traffic.stricter-none");
        }
        var sentences = new ArrayList<String>();
        if (stricter.messages() > 0) {
            sentences.add(delivered());
        }
        if (wanted.quarantined() > 0) {
            sentences.add(text.of(quarantined(), wanted.quarantined()));
        }
        if (wanted.rejected() > 0) {
            sentences.add(text.of(client ? "traffic.stricter-rejected-client" : "traffic.stricter-rejected", wanted.rejected()));
        }
        if (unnamedInSpam() > 0) {
            sentences.add(text.of(client ? "traffic.stricter-quarantined-unnamed-client" : "traffic.stricter-quarantined-unnamed", unnamedInSpam()));
        }
        if (stricter.forgotten() > 0) {
            sentences.add(text.of("traffic.stricter-forgotten", stricter.forgotten()));
        }
        return String.join(" ", sentences);
    }

    /// What nothing names is neither called one's own nor called nobody's. Where receivers are asked to refuse already, another policy would hardly have changed anything.
    private String delivered() {
        if (stricter.rejecting()) {
            return text.of(client ? "traffic.stricter-lead-rejecting-client" : "traffic.stricter-lead-rejecting");
        }
        var unnamed = stricter.unnamed().delivered();
        if (stricter.wanted().delivered() > 0) {
            return text.of(client ? "traffic.stricter-lead-client" : "traffic.stricter-lead");
        }
        return unnamed > 0 ? text.of(client ? "traffic.stricter-lead-unnamed-client" : "traffic.stricter-lead-unnamed", unnamed)
                : text.of(client ? "traffic.stricter-lead-abuse-client" : "traffic.stricter-lead-abuse");
    }

    /// What `reject` would refuse that is in spam folders now, and may be anybody's.
    private long unnamedInSpam() {
        return stricter.rejecting() ? 0 : stricter.unnamed().quarantined();
    }

    private String quarantined() {
        if (stricter.rejecting()) {
            return client ? "traffic.stricter-quarantined-rejecting-client" : "traffic.stricter-quarantined-rejecting";
        }
        return client ? "traffic.stricter-quarantined-client" : "traffic.stricter-quarantined";
    }
}
