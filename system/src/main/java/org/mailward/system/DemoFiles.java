package org.mailward.system;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// The demo's zones and policies among the launcher's own resources, in a folder or in a jar.
final class DemoFiles {

    private DemoFiles() {
    }

    static Path zones() throws IOException {
        return folder("/demo/zones");
    }

    static Path policies() throws IOException {
        return folder("/demo/policies");
    }

    /// Copies a file to where the application can read it.
    static Path copied(String name, Path folder) throws IOException {
        var copy = Files.createDirectories(folder).resolve(name);
        try (var content = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
            if (content == null) {
                throw new IOException("The launcher's resources have no /demo/" + name);
            }
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private static Path folder(String name) throws IOException {
        var resource = DemoFiles.class.getResource(name);
        if (resource == null) {
            throw new IOException("The launcher's resources have no " + name);
        }
        try {
            var uri = resource.toURI();
            if (uri.getScheme().equals("jar")) {
                open(uri);
            }
            return Path.of(uri);
        } catch (URISyntaxException impossible) {
            throw new IOException(resource + " is no address of a resource", impossible);
        }
    }

    /// Stays open as long as this process: its paths are used until the end.
    private static void open(URI jar) throws IOException {
        try {
            FileSystems.newFileSystem(jar, Map.of());
        } catch (FileSystemAlreadyExistsException alreadyOpen) {
            FileSystems.getFileSystem(jar);
        }
    }
}
