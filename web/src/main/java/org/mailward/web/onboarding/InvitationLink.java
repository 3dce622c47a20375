package org.mailward.web.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mailward.web.shell.OpenId;

/// The address by which an invited person takes the seat.
@ApplicationScoped
public class InvitationLink {

    @Inject
    private OpenId openId;

    /// @param token the invitation's secret
    public String to(String token) {
        return openId.getBaseUrl() + "/invitation?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
