package org.mailward.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A few thousand generated inputs for each parser; `./mvnw -Pfuzz` gives ten million.
class FuzzTest {

    private static final long SEED = 20_261_126;
    private static final int INPUTS = 4_000;

    static Stream<Target> targets() {
        return Targets.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void no_input_is_too_much(Target target) throws Exception {
        assertEquals(List.of(), Fuzz.run(target, INPUTS, SEED, 1).failures().stream().filter(failure -> !failure.what().startsWith("took ")).toList());
    }

    @Test
    void a_parser_that_throws_is_found() throws Exception {
        var fragile = new Target("fragile", List.of("v=1; a=b"), List.of(";"), text -> text.split("=")[1].isEmpty());
        assertNotEquals(List.of(), Fuzz.run(fragile, INPUTS, SEED, 1).failures());
    }

    @Test
    void the_same_seed_gives_the_same_inputs() {
        var target = Targets.all().getFirst();
        assertEquals(first(target, 5), first(target, 5));
        assertNotEquals(first(target, 5), first(target, 6));
    }

    private static List<String> first(Target target, long seed) {
        var inputs = new Inputs(target, seed);
        return Stream.generate(inputs::next).limit(100).toList();
    }
}
