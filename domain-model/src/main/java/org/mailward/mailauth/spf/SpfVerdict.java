package org.mailward.mailauth.spf;

/// What `check_host()` says about one sender (RFC 7208 §2.6).
public enum SpfVerdict {
    NONE("none", "The domain has nothing to say about who may send."),
    NEUTRAL("neutral", "The domain does not say whether this sender may send."),
    PASS("pass", "The domain allows this sender."),
    FAIL("fail", "The domain says that this sender may not send."),
    SOFT_FAIL("softfail", "The domain says that this sender probably may not send."),
    TEMP_ERROR("temperror", "DNS did not answer, so nobody can say; a later try may succeed."),
    PERM_ERROR("permerror", "The domain's records cannot be followed; this does not change until they are mended.");

    private final String word;
    private final String meaning;

    SpfVerdict(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// The word in Authentication-Results and Received-SPF.
    public String word() {
        return word;
    }

    /// One sentence.
    public String meaning() {
        return meaning;
    }

    static SpfVerdict of(Qualifier qualifier) {
        return switch (qualifier) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case SOFT_FAIL -> SOFT_FAIL;
            case NEUTRAL -> NEUTRAL;
        };
    }
}
