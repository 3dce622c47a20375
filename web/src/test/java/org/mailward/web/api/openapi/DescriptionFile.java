package org.mailward.web.api.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailward.web.api.Api;

/// Writes the API's description into a file, as generators of clients read it.
final class DescriptionFile {

    private DescriptionFile() {
    }

    /// @param arguments the file
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), OpenApi.describe(Api.RESOURCES).toString());
    }
}
