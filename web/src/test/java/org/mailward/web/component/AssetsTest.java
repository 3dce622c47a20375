package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {

    @TempDir
    Path folder;

    /// A server's answers about the files of an application, as the standard has them: folders end with a slash.
    private ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(AssetsTest.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (_, method, arguments) -> {
            var path = folder.resolve(((String) arguments[0]).substring(1));
            return switch (method.getName()) {
                case "getResourcePaths" -> paths(path);
                case "getResourceAsStream" -> Files.isRegularFile(path) ? Files.newInputStream(path) : null;
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
    }

    private Set<String> paths(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.map(file -> "/" + folder.relativize(file) + (Files.isDirectory(file) ? "/" : "")).collect(Collectors.toSet());
        }
    }

    @Test
    void the_version_changes_with_a_file_in_a_folder_below_and_with_nothing_else() throws IOException {
        var styles = Files.createDirectories(folder.resolve("resources/app/styles"));
        Files.writeString(folder.resolve("resources/app/app.js"), "one");
        Files.writeString(styles.resolve("shell.css"), "two");
        var version = Assets.versionOf(context());
        assertEquals(version, Assets.versionOf(context()));
        Files.writeString(styles.resolve("shell.css"), "three");
        assertNotEquals(version, Assets.versionOf(context()));
    }
}
