package org.mailward.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import org.mailward.web.api.openapi.Described;
import org.mailward.web.api.openapi.Does;
import org.mailward.web.api.openapi.OpenApi;

/// The API's description, for everybody.
@Path("openapi.json")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Described("Description")
public class OpenApiResource {

    private static final byte[] DOCUMENT = OpenApi.describe(Api.RESOURCES).toString().getBytes(StandardCharsets.UTF_8);

    @GET
    @Does(value = "Describes the API", answer = "This document, in OpenAPI 3.1.", open = true)
    public StreamingOutput getOpenApi() {
        return body -> body.write(DOCUMENT);
    }
}
