package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Stage;
import org.mailward.checker.boundary.CheckView;
import org.mailward.web.component.Text;
import org.mailward.web.shell.OpenId;

/// What a check found, while it is under way and after.
@Named
@RequestScoped
public class ResultPage {

    @Inject
    private Text text;

    @Inject
    private PublicSite site;

    @Inject
    private OpenId addresses;

    private @Nullable CheckView check;
    private Optional<Verdict> verdict = Optional.empty();
    private String secret = "";

    void show(CheckView found, String link) {
        check = found;
        secret = link;
        verdict = found.assessment().map(assessment -> Verdict.of(assessment, found.finished()));
    }

    public @Nullable CheckView getCheck() {
        return check;
    }

    public Optional<Verdict> getVerdict() {
        return verdict;
    }

    /// The address to hand on, as it is reached from outside.
    public String getLink() {
        return addresses.getBaseUrl() + PublicSite.ROOT + "/" + site.handle() + "/result/" + secret;
    }

    public String getDomain() {
        return check == null ? "" : check.domain().unicode();
    }

    /// Areas that are known, of all.
    public int getKnown() {
        return check == null ? 0 : check.finished().size();
    }

    public int getAll() {
        return Protocol.values().length;
    }

    /// Answers "how is it?" in one sentence.
    public String getHeadline() {
        if (check == null || verdict.isEmpty() || !check.done() && !check.finished().contains(Protocol.DMARC)) {
            return text.of(check != null && check.running() ? "result.looking" : "result.broke", getDomain());
        }
        if (verdict.get().findings().stream().anyMatch(finding -> finding.ruleId().equals("domain.missing"))) {
            return text.of("result.missing", getDomain());
        }
        return headline(text, verdict.get().assessment().stage().current(), getDomain());
    }

    static String headline(Text text, Stage stage, String domain) {
        return text.of(switch (stage) {
            case UNPROTECTED -> "result.unprotected";
            case MONITORING -> "result.monitoring";
            case QUARANTINING -> "result.quarantining";
            case REJECTING -> "result.rejecting";
            case UNKNOWN -> "result.unknown";
        }, domain);
    }

    /// For the list of areas before anything is known.
    public java.util.List<Protocol> getAreas() {
        return Arrays.asList(Protocol.values());
    }
}
