package org.mailward.fuzz;

import java.util.List;
import java.util.function.Consumer;

/// One parser under test.
///
/// @param seeds right and nearly right texts that are damaged
/// @param words the words of its grammar
/// @param reading reads a text and everything that is made of it at once: words, rendering, evaluation
record Target(String name, List<String> seeds, List<String> words, Consumer<String> reading) {

    Target {
        seeds = List.copyOf(seeds);
        words = List.copyOf(words);
    }
}
