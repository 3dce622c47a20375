package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Rule;

/// Every rule, in the order in which findings are shown.
public final class Rulebook {

    private static final List<Rule> RULES = List.of(
            new DomainExists(),
            new DmarcRecordIsPublished(),
            new DmarcRecordIsSingle(),
            new DmarcRecordIsRecognised(),
            new DmarcRecordStandsInItsPlace(),
            new DmarcPolicyIsReadable(),
            new DmarcPolicyIsStated(),
            new DmarcPolicyEnforces(),
            new DmarcPolicyRejects(),
            new DmarcCoversSubdomains(),
            new DmarcCoversNonexistentNames(),
            new DmarcSubdomainTagsHaveEffect(),
            new DmarcOrganizationIsAgreed(),
            new DmarcPsdFitsTheDomain(),
            new DmarcIsMeantInEarnest(),
            new DmarcAppliesToAllMail(),
            new DmarcReportsGoSomewhere(),
            new DmarcReportAddressesAreUsable(),
            new DmarcReportReceiversConsent(),
            new DmarcReportsGoByMail(),
            new DmarcReportAddressesAreFew(),
            new DmarcFailureReportsAreKeptApart(),
            new DmarcFailureOptionsAreUsed(),
            new DmarcNameIsNoWildcard(),
            new DmarcRecordIsWellFormed(),
            new DmarcTagsAreCurrent(),
            new DmarcTagsAreKnown(),
            new DmarcAlignmentIsRelaxed(),
            new DmarcRecordIsInOwnHands(),
            new SpfRecordIsPublished(),
            new SpfRecordIsRecognised(),
            new SpfRecordIsSingle(),
            new SpfRecordIsWellFormed(),
            new SpfStringsKeepTheirBlanks(),
            new SpfLookupsWithinLimit(),
            new SpfLookupsLeaveRoom(),
            new SpfVoidLookupsWithinLimit(),
            new SpfDoesNotLoop(),
            new SpfIncludesLeadSomewhere(),
            new SpfIncludesAreWellFormed(),
            new SpfAnswersForStrangers(),
            new SpfDoesNotAllowEverybody(),
            new SpfNetworksAreNarrow(),
            new SpfRefusesStrangers(),
            new SpfSaysSomethingAboutOthers(),
            new SpfEndsWithAll(),
            new SpfRedirectDecides(),
            new SpfModifiersAreKnown(),
            new SpfNamesLeadToServers(),
            new SpfDoesNotUsePtr(),
            new SpfRedirectIsUsed(),
            new SpfNothingFollowsAll(),
            new SpfMailServersAreFew(),
            new SpfTermsAreDistinct(),
            new SpfNetworksArePublic(),
            new SpfExplanationIsPublished(),
            new SpfAnswerIsSmall(),
            new SpfSendersAreFew(),
            new SpfParkedDomainAllowsNobody(),
            new DkimKeyIsFound(),
            new DkimKeyIsUsable(),
            new DkimKeyIsStrong(),
            new DkimKeyIsNotTooLarge(),
            new DkimExponentIsUsual(),
            new DkimKeyIsReadable(),
            new DkimKeyIsWrapped(),
            new DkimKeyTypeIsKnown(),
            new DkimKeyIsReadByEveryReceiver(),
            new DkimKeyIsInEarnest(),
            new DkimKeyIsNotRevoked(),
            new DkimAllowsModernHashes(),
            new DkimKeyIsForMail(),
            new DkimKeyIsSingle(),
            new DkimKeysDiffer(),
            new DkimTagsAreCurrent(),
            new DkimKeysAreKeptByTheDomain(),
            new DkimWildcardHoldsNoKey(),
            new MailServerIsNamed(),
            new NullMxStandsAlone(),
            new MailServerHasAName(),
            new MailServerHasAnAddress(),
            new MailServerIsReachable(),
            new MailServerIsNoAlias(),
            new MailServersAreSeveral(),
            new MailServersAreNotTooMany(),
            new MailServerOffersEncryption(),
            new MailServerKeepsItsWord(),
            new MailServerSpeaksCurrentTls(),
            new MailServerProvesItsName(),
            new DaneDescribesTheCertificate(),
            new DaneRecordsAreUsable(),
            new DaneRecordsAreAllSound(),
            new DaneCoversEveryMailServer(),
            new DaneIsPublished(),
            new MtaStsIsPublished(),
            new MtaStsRecordIsWellFormed(),
            new MtaStsPolicyIsServed(),
            new MtaStsPolicyHostIsTrusted(),
            new MtaStsPolicyIsWellFormed(),
            new MtaStsPolicyKeysStandOnce(),
            new MtaStsPolicyIsPlainText(),
            new MtaStsCoversMailServers(),
            new MtaStsPolicyNamesOnlyMailServers(),
            new MtaStsPolicyEnforces(),
            new MtaStsPolicyLasts(),
            new TlsReportsAreWanted(),
            new TlsReportRecordIsWellFormed(),
            new ZoneIsSigned(),
            new ZoneIsSignedWithCurrentAlgorithms(),
            new ZoneKeysAreLong(),
            new ParentVouchesWithoutSha1(),
            new CertificateAuthoritiesAreNamed(),
            new CertificateRulesAreWellFormed(),
            new MailCertificatesAreRestricted(),
            new BimiRecordIsWellFormed(),
            new BimiRestsOnEnforcement());

    private Rulebook() {
    }

    public static List<Rule> rules() {
        return RULES;
    }

    public static Optional<Rule> rule(String id) {
        return RULES.stream().filter(rule -> rule.card().id().equals(id)).findFirst();
    }

    /// True for the one rule that has something to say about a name that does not exist.
    public static boolean judgesMissingDomains(Rule rule) {
        return rule instanceof DomainExists;
    }
}
