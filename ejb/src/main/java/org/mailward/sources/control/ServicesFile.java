package org.mailward.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;
import org.mailward.sources.ServiceCatalogue;

/// The catalogue of sending services: Mailward's own, and those that the operator adds, such as services that only its region knows.
@ApplicationScoped
public class ServicesFile {

    static final String FILE = "mailward.services.file";

    private static final long LARGEST = 4L * 1024 * 1024;

    /// @throws IllegalArgumentException when the file cannot be read, naming the line
    @Produces
    @Singleton
    public ServiceCatalogue catalogue(Config config) {
        return Settings.of(config).text(FILE).map(ServicesFile::read).orElseGet(ServiceCatalogue::standard);
    }

    private static ServiceCatalogue read(String file) {
        var path = Path.of(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new IllegalArgumentException(FILE + ": '" + file + "' has more than " + LARGEST + " bytes");
            }
            return ServiceCatalogue.standardWith(path.getFileName().toString(), Files.readAllLines(path));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(FILE + ": '" + file + "' cannot be read", unreadable);
        } catch (IllegalStateException unusable) {
            throw new IllegalArgumentException(FILE + ": '" + file + "': " + unusable.getMessage(), unusable);
        }
    }
}
