package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;
import static org.mailward.web.api.problem.ProblemException.found;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.branding.Logo;
import org.mailward.branding.boundary.Branding;
import org.mailward.publishing.ReportFile;
import org.mailward.web.api.http.Precondition;
import org.mailward.web.api.json.BrandJson;
import org.mailward.web.api.json.BrandJson.BrandHostJson;
import org.mailward.web.api.json.BrandJson.BrandStyleJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;

/// The provider's own look.
@Path("brand")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Brand")
public class BrandResource {

    private static final String PNG = "image/png";

    @Inject
    private ApiCaller caller;

    @Inject
    private Branding branding;

    @GET
    @Does(value = "Shows the brand", answer = "Names, colours, and whether there is a logo.")
    public BrandJson getBrand() {
        return BrandJson.of(branding.look(caller.scope()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Replaces the brand's names and colours", answer = "The brand as it is now.", right = KeyRight.ADMINISTER)
    public BrandJson replaceBrand(@HeaderParam(Precondition.HEADER) @Nullable @Described(Precondition.MEANING) String ifMatch, BrandStyleJson style) {
        var scope = caller.scope();
        int version = Precondition.holds(ifMatch, branding.look(scope).version());
        return BrandJson.of(done(branding.restyle(scope, style.style(), version)));
    }

    @PUT
    @Path("host")
    @Consumes(MediaType.APPLICATION_JSON)
    @Does(value = "Makes the portal answer at a host name of the provider's own", answer = "The brand as it is now.", right = KeyRight.ADMINISTER)
    public BrandJson answerAt(BrandHostJson host) {
        done(branding.answerAt(caller.scope(), host.host()));
        return getBrand();
    }

    @GET
    @Path("logo")
    @Produces(PNG)
    @Does(value = "Takes the logo", answer = "The picture.", missing = true)
    public ReportFile getLogo() {
        var logo = found(branding.logo(caller.scope()));
        return new ReportFile("logo.png", logo.type().mediaType(), logo.bytes());
    }

    @PUT
    @Path("logo")
    @Consumes(PNG)
    @Does(value = "Replaces the logo", answer = "The brand as it is now.", right = KeyRight.ADMINISTER)
    public BrandJson replaceLogo(@Described("A PNG picture of at most 512 kB, each side at most 2,000 pixels.") byte[] picture) {
        done(branding.showLogo(caller.scope(), Logo.read(picture)));
        // Read anew, because the version is known when the change is done.
        return getBrand();
    }

    @DELETE
    @Path("logo")
    @Does(value = "Removes the logo", answer = "The brand as it is now.", right = KeyRight.ADMINISTER)
    public BrandJson removeLogo() {
        done(branding.dropLogo(caller.scope()));
        return getBrand();
    }
}
