package org.mailward.mailauth.report;

/// Why something else was done than the policy asked for.
///
/// `FORWARDED` and `SAMPLED_OUT` are of RFC 7489 alone, `POLICY_TEST_MODE` of RFC 9990 alone.
public enum OverrideType {
    FORWARDED, SAMPLED_OUT, TRUSTED_FORWARDER, MAILING_LIST, LOCAL_POLICY, POLICY_TEST_MODE, OTHER
}
