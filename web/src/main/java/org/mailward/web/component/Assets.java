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

/// The style sheet and script of the pages, known by what is in them.
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
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var path : new TreeSet<>(context.getResourcePaths(FOLDER))) {
                try (var file = context.getResourceAsStream(path)) {
                    digest.update(file.readAllBytes());
                }
            }
            version = HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The pages' own style sheet and script cannot be read", e);
        }
    }

    /// Changes when one of the files does.
    public String getVersion() {
        return version;
    }
}
