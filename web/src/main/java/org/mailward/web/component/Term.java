package org.mailward.web.component;

/// The terms that pages explain, in the order of the glossary. What each is called and means stands in the bundle under `term.` and `help.`.
public enum Term { STAGE, SCORE, DMARC, POLICY, P_NONE, P_QUARANTINE, P_REJECT, SPF, DKIM, SELECTOR, ALIGNMENT, COMPLIANCE, AGGREGATE_REPORT, FAILURE_REPORT, MX, STARTTLS, MTA_STS, TLS_RPT, DANE, TLSA, DNSSEC, BIMI, CAA, TARGET, TAG }
