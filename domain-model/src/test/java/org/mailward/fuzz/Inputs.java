package org.mailward.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/// Inputs for one parser, the same ones for the same seed: real texts that were damaged, words of the grammar in any order,
/// and plain noise. Octets are `char`s from 0 to 255, as the kernel has them.
final class Inputs {

    /// The longest input, in octets: what one TXT answer by TCP can hold.
    static final int LONGEST = 65_535;
    private static final int ORDINARY = 200;
    private static final String EDGES = "\0\t\n\r \"%&'()*+,-./:;<=>?@[\\]_`{|}~\u007F\u0080\u00A0\u00AD\u00C3\u00FF09azAZ";

    private final List<String> seeds;
    private final List<String> words;
    private final SplittableRandom random;

    Inputs(Target target, long seed) {
        this.seeds = target.seeds();
        this.words = target.words();
        this.random = new SplittableRandom(seed);
    }

    String next() {
        int dice = random.nextInt(10_000);
        // One in a thousand is long: that is where a parser shows that it is not linear.
        int most = dice % 1_000 == 7 ? 1 + random.nextInt(LONGEST) : ORDINARY;
        return switch (dice / 1_000) {
            case 0 -> noise(most);
            case 1, 2 -> grammar(most);
            case 3 -> repeated(most);
            default -> damaged(most);
        };
    }

    private String noise(int most) {
        var text = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            text.append(random.nextInt(3) == 0 ? edge() : (char) random.nextInt(256));
        }
        return text.toString();
    }

    private String grammar(int most) {
        var text = new StringBuilder();
        while (text.length() < most && random.nextInt(24) != 0) {
            text.append(piece());
        }
        return cut(text, most);
    }

    private String repeated(int most) {
        var text = new StringBuilder(random.nextBoolean() ? seed() : "");
        String again = random.nextBoolean() ? piece() : piece() + piece();
        for (int times = 1 + random.nextInt(most); times > 0 && text.length() < most && !again.isEmpty(); times--) {
            text.append(again);
        }
        return cut(text.append(random.nextBoolean() ? piece() : ""), most);
    }

    private String damaged(int most) {
        var text = new StringBuilder(seed());
        for (int wounds = 1 + random.nextInt(6); wounds > 0; wounds--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(16));
            switch (random.nextInt(7)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, piece());
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.replace(at, end, piece());
                case 4 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf((char) random.nextInt(256)));
                case 5 -> text.setLength(at);
                default -> text.append(seed());
            }
        }
        return cut(text, Math.max(most, 4_096));
    }

    private String piece() {
        return random.nextInt(5) == 0 || words.isEmpty() ? String.valueOf(edge()) : words.get(random.nextInt(words.size()));
    }

    private String seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private char edge() {
        return EDGES.charAt(random.nextInt(EDGES.length()));
    }

    private static String cut(StringBuilder text, int most) {
        text.setLength(Math.min(text.length(), Math.min(most, LONGEST)));
        return text.toString();
    }
}
