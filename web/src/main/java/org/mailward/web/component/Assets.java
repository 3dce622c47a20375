package org.mailward.web.component;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/// The style sheets, the script and the pictures of the pages, known by what is in them.
@Named
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/resources/app/";
    private static final int LENGTH = 12;

    @Inject
    private ServletContext context;

    private String version = "";

    @PostConstruct
    void read() {
        version = versionOf(context);
    }

    static String versionOf(ServletContext context) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            read(context, FOLDER, digest);
            return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The pages' own style sheets and script cannot be read", e);
        }
    }

    private static void read(ServletContext context, String folder, MessageDigest digest) throws IOException {
        for (var path : new TreeSet<>(context.getResourcePaths(folder))) {
            if (path.endsWith("/")) {
                read(context, path, digest);
                continue;
            }
            try (var file = context.getResourceAsStream(path)) {
                digest.update(file.readAllBytes());
            }
        }
    }

    /// Changes when one of the files does.
    public String getVersion() {
        return version;
    }
}
