package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.begun;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.lookup.Tool;
import org.mailward.lookup.Wish;
import org.mailward.lookup.boundary.StaffLookUps;
import org.mailward.web.api.json.ExplanationJson;
import org.mailward.web.api.json.LookUpJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// One protocol of any domain at a time. Nothing is kept.
@Path("tools")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Tools")
public class ToolsResource {

    private static final String DOMAIN = "The domain; a name below a domain will do.";
    private static final String ANSWER = "Records in words, findings, and what nobody could say.";

    @Inject
    private ApiCaller caller;

    @Inject
    private StaffLookUps lookUps;

    @GET
    @Path("spf")
    @Does(value = "Looks up SPF", answer = ANSWER, limited = true)
    public LookUpJson lookUpSpf(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain,
                              @QueryParam("sender") @Nullable @Described("An IP address: may it send for the domain?") String sender) {
        return look(Tool.SPF, domain, Optional.empty(), Optional.ofNullable(sender));
    }

    @GET
    @Path("dkim")
    @Does(value = "Looks up DKIM keys", answer = ANSWER, limited = true)
    public LookUpJson lookUpDkim(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain,
                               @QueryParam("selector") @Nullable @Described("A selector to try before the usual ones.") String selector) {
        return look(Tool.DKIM, domain, Optional.ofNullable(selector), Optional.empty());
    }

    @GET
    @Path("dmarc")
    @Does(value = "Looks up the DMARC policy", answer = ANSWER, limited = true)
    public LookUpJson lookUpDmarc(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain) {
        return look(Tool.DMARC, domain, Optional.empty(), Optional.empty());
    }

    @GET
    @Path("mta-sts")
    @Does(value = "Looks up MTA-STS", answer = ANSWER, limited = true)
    public LookUpJson lookUpMtaSts(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain) {
        return look(Tool.MTA_STS, domain, Optional.empty(), Optional.empty());
    }

    @GET
    @Path("tls-rpt")
    @Does(value = "Looks up TLS reporting", answer = ANSWER, limited = true)
    public LookUpJson lookUpTlsRpt(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain) {
        return look(Tool.TLS_RPT, domain, Optional.empty(), Optional.empty());
    }

    @GET
    @Path("bimi")
    @Does(value = "Looks up BIMI", answer = ANSWER, limited = true)
    public LookUpJson lookUpBimi(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain) {
        return look(Tool.BIMI, domain, Optional.empty(), Optional.empty());
    }

    @GET
    @Path("dane")
    @Does(value = "Looks up DANE", answer = ANSWER, limited = true)
    public LookUpJson lookUpDane(@QueryParam("domain") @NotNull @Described(DOMAIN) String domain) {
        return look(Tool.DANE, domain, Optional.empty(), Optional.empty());
    }

    @POST
    @Path("message")
    @Consumes({"message/rfc822", MediaType.TEXT_PLAIN})
    @Does(value = "Explains a message", answer = "The way it took, what was checked, what receivers on both standards do with it, and what to mend.", limited = true, right = KeyRight.READ)
    public ExplanationJson explainMessage(@Described("The message as it was received, header fields first (RFC 5322); the header fields alone will do.") byte[] message) {
        return ExplanationJson.of(begun(lookUps.explain(caller.scope(), message)));
    }

    private LookUpJson look(Tool tool, String domain, Optional<String> selector, Optional<String> sender) {
        return LookUpJson.of(begun(lookUps.look(caller.scope(), new Wish(tool, domain, selector, sender))));
    }
}
