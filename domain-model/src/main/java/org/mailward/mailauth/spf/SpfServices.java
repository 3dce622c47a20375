package org.mailward.mailauth.spf;

import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// Well-known sending services by the names that their customers include. The kernel has no catalogue of services; a test holds these few
/// against it.
final class SpfServices {

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("_spf.google.com", "Google Workspace"),
            Map.entry("spf.protection.outlook.com", "Microsoft 365"),
            Map.entry("spf.protection.office365.us", "Microsoft 365"),
            Map.entry("amazonses.com", "Amazon SES"),
            Map.entry("sendgrid.net", "Twilio SendGrid"),
            Map.entry("mailgun.org", "Mailgun"),
            Map.entry("servers.mcsv.net", "Mailchimp"),
            Map.entry("spf.mandrillapp.com", "Mailchimp Transactional"),
            Map.entry("_spf.salesforce.com", "Salesforce"),
            Map.entry("exacttarget.com", "Salesforce Marketing Cloud"),
            Map.entry("mail.zendesk.com", "Zendesk"),
            Map.entry("spf.mailjet.com", "Mailjet"),
            Map.entry("spf.sendinblue.com", "Brevo"),
            Map.entry("spf.brevo.com", "Brevo"),
            Map.entry("_spf.mx.cloudflare.net", "Cloudflare Email Routing"),
            Map.entry("messagelabs.com", "Broadcom Email Security.cloud"),
            Map.entry("pphosted.com", "Proofpoint"),
            Map.entry("ppe-hosted.com", "Proofpoint Essentials"),
            Map.entry("_netblocks.mimecast.com", "Mimecast"),
            Map.entry("spf.mtasv.net", "Postmark"),
            Map.entry("_spf.createsend.com", "Campaign Monitor"),
            Map.entry("hubspotemail.net", "HubSpot"),
            Map.entry("email.freshdesk.com", "Freshdesk"),
            Map.entry("_spf.atlassian.net", "Atlassian"),
            Map.entry("stspg-customer.com", "Atlassian Statuspage"),
            Map.entry("spf.smtp2go.com", "SMTP2GO"),
            Map.entry("icloud.com", "iCloud Mail"),
            Map.entry("spf.messagingengine.com", "Fastmail"),
            Map.entry("_spf.protonmail.ch", "Proton Mail"),
            Map.entry("mx.ovh.com", "OVHcloud"),
            Map.entry("emailsrvr.com", "Rackspace Email"),
            Map.entry("secureserver.net", "GoDaddy"),
            Map.entry("spf.hornetsecurity.com", "Hornetsecurity"),
            Map.entry("zoho.com", "Zoho Mail"),
            Map.entry("zoho.eu", "Zoho Mail"),
            Map.entry("sparkpostmail.com", "SparkPost"),
            Map.entry("mktomail.com", "Adobe Marketo Engage"),
            Map.entry("_spf.qualtrics.com", "Qualtrics"));

    private SpfServices() {
    }

    /// Each name with its service.
    static Map<String, String> all() {
        return BY_NAME;
    }

    /// The service whose name this is, or stands above it.
    static Optional<String> named(DomainName name) {
        String at = name.ascii();
        while (!at.isEmpty()) {
            String service = BY_NAME.get(at);
            if (service != null) {
                return Optional.of(service);
            }
            int dot = at.indexOf('.');
            at = dot < 0 ? "" : at.substring(dot + 1);
        }
        return Optional.empty();
    }
}
