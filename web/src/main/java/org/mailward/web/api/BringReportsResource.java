package org.mailward.web.api;

import static org.mailward.web.api.problem.ProblemException.done;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.access.KeyRight;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.BringReports;
import org.mailward.intake.boundary.BringReports.Brought;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.web.api.json.ArrivalJson.BroughtJson;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.intake.FileName;
import org.mailward.web.intake.ReceivedBody;

/// Takes report files, and mails that hold some.
@Path("reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Bringing reports")
public class BringReportsResource {

    @Inject
    private ApiCaller caller;

    @Inject
    private ApiSettings settings;

    @Inject
    private BringReports bringing;

    @Context
    private HttpHeaders headers;

    @POST
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "message/rfc822", "application/gzip", "application/zip", MediaType.TEXT_XML, MediaType.APPLICATION_XML, MediaType.APPLICATION_JSON,
            "application/tlsrpt+gzip", "application/tlsrpt+json"})
    @Does(value = "Brings a report", answer = "It is in the ledger and will be read; Location has its address.", status = 202, large = true,
            refuses = "The customer was off-boarded, or has to be named by a key that does not see all customers.", right = KeyRight.INTAKE)
    public BroughtJson bringReport(
            @QueryParam("customer") @Nullable @Described("Whose reports these are. When it is absent, the proven domains in them decide.") UUID customer,
            @QueryParam("name") @Nullable @Described("The file's name; when it is absent, that of the header Content-Disposition.") String name,
            @Described("A report file, packed or not, or a whole mail that holds some (RFC 5322). What it is, is told by its octets.") InputStream report) throws IOException {
        var called = name == null ? FileName.ofDisposition(headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION)) : name;
        var body = ReceivedBody.of(report, settings.largestReport());
        if (body.isEmpty()) {
            throw ProblemException.tooLarge("The request's body is larger than " + settings.largestReport() / 1024 + " kB. Split it.");
        }
        try (var content = body.get()) {
            var brought = bringing.bring(caller.scope(), Optional.ofNullable(customer), new Brought(Way.API, called, String.valueOf(headers.getMediaType()), content));
            if (brought instanceof Outcome.Missing<UUID>) {
                throw new InvalidInput("customer", "There is no such customer among those that this key may see.");
            }
            return new BroughtJson(done(brought));
        }
    }
}
