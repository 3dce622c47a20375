package org.mailward.system;

import java.nio.file.Path;
import java.util.List;

/// The JDK that runs the launcher and everything it starts.
///
/// @param home the JDK's folder
record Java(Path home) {

    static Java ofThisProcess() {
        return new Java(Path.of(System.getProperty("java.home")));
    }

    String executable() {
        return tool("java");
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /// A server that is up soon on few cores: the first compiler alone, and the collector without helper threads.
    List<String> quickStart() {
        return List.of(executable(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    /// A server that runs for long: with both compilers, as it would be installed. With smaller objects and larger pages of memory a scan takes some
    /// 5 to 8 % less processor time, and a tenth less memory. Most of what taking reports in makes is over with its batch: where half of the heap is for
    /// what is young, less of it is carried over.
    List<String> steady() {
        return List.of(executable(), "-XX:+UseSerialGC", "-XX:NewRatio=1", "-XX:+UseCompactObjectHeaders", "-XX:+UseTransparentHugePages");
    }
}
