package org.mailward.system;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/// A server's archive, unpacked and prepared once for every stack that shares the folder.
final class Distribution {

    private static final int BUFFER = 1 << 16;

    private Distribution() {
    }

    /// What is done to a freshly unpacked server before anybody may use it.
    @FunctionalInterface
    interface Preparation {
        void prepare(Path home) throws IOException, InterruptedException;
    }

    /// Gives the unpacked, prepared server; unpacks it when this archive was not unpacked yet.
    ///
    /// Another process that wants the same waits, and a start that was cut off leaves nothing half-done behind.
    ///
    /// @param recipe names the preparation; a changed recipe unpacks again
    static Path unpacked(Path archive, Path folder, String recipe, Preparation preparation) throws IOException, InterruptedException {
        String name = archive.getFileName().toString().replaceFirst("\\.(zip|tar\\.gz)$", "");
        var home = folder.resolve(name);
        var mark = folder.resolve(name + ".ready");
        // Both servers write down where they lie, so a moved folder is prepared again.
        String made = recipe + "\n" + home;
        Files.createDirectories(folder);
        try (var lock = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            if (!Files.exists(mark) || !Files.readString(mark).equals(made)) {
                Files.deleteIfExists(mark);
                PrivateFiles.deleteTree(home);
                unpack(archive, home);
                preparation.prepare(home);
                Files.writeString(mark, made);
            }
        }
        return home;
    }

    private static void unpack(Path archive, Path home) throws IOException {
        boolean zip = archive.getFileName().toString().endsWith(".zip");
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
                ArchiveInputStream<?> entries = zip
                        ? new ZipArchiveInputStream(file)
                        : new TarArchiveInputStream(new GZIPInputStream(file, BUFFER))) {
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entry, entries, home);
            }
        }
    }

    /// Both archives hold one top folder, which is left out.
    private static void write(ArchiveEntry entry, InputStream content, Path home) throws IOException {
        int slash = entry.getName().indexOf('/', 1);
        if (slash < 0 || slash == entry.getName().length() - 1) {
            return;
        }
        var target = home.resolve(entry.getName().substring(slash + 1)).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
            content.transferTo(out);
        }
    }
}
