package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.tags.Meaning;

/// Every tag of both standards in words: RFC 9989 §4.7, RFC 7489 §6.3.
class DmarcWordsTest {

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p=none          | Mail that pretends to come from this domain is delivered as before; its owner only wants to be told.
            p=quarantine    | Mail that pretends to come from this domain should go to the spam folder.
            p=reject        | Mail that pretends to come from this domain should be refused.
            p=block         | No policy that receivers know.
            sp=reject       | Mail that pretends to come from a name below this domain should be refused.
            np=reject       | Mail that pretends to come from a name below this domain that does not exist should be refused. Receivers on the old standard do not know this tag and go by sp=, or by p= where there is none.
            adkim=s         | A DKIM signature counts only when it names exactly the sender's domain.
            adkim=r         | A DKIM signature also counts when it names a relative of the sender's domain.
            aspf=s          | SPF counts only when it passed for exactly the sender's domain.
            aspf=r          | SPF also counts when it passed for a relative of the sender's domain.
            rua=mailto:a@b.example,https://b.example/in | Daily summaries go to a@b.example, https://b.example/in.
            rua=            | Daily summaries go to nobody.
            rua=mailto:a@b.example!10m | Daily summaries go to a@b.example. The size limit after the exclamation mark is no longer part of the standard.
            ruf=mailto:a@b.example | Reports about single failures go to a@b.example; few receivers send them.
            fo=0            | Reports about single failures are wanted when neither SPF nor DKIM vouches for the mail. Without ruf= the tag has no effect.
            fo=1            | Reports about single failures are wanted when SPF or DKIM does not vouch for the mail. Without ruf= the tag has no effect.
            fo=s:d          | Reports about single failures are wanted when a DKIM signature is wrong, or when SPF fails. Without ruf= the tag has no effect.
            t=y             | Test mode: receivers on the current standard apply the policy one step more mildly. Receivers on the old standard do not know this tag.
            t=n             | The policy is meant in earnest. Receivers on the old standard do not know this tag.
            psd=y           | Names directly below this one belong to different owners. Receivers on the old standard do not know this tag and look into a public list instead.
            psd=n           | This name is the top of one organisation's names. Receivers on the old standard do not know this tag and look into a public list instead.
            psd=u           | Receivers find out by themselves which name is the organisation's top. Receivers on the old standard do not know this tag and look into a public list instead.
            pct=20          | Receivers on the old standard apply the policy to 20 % of failing mail; the current standard no longer has this tag and applies it to all.
            rf=afrf         | The format of failure reports, a tag of the old standard that named the only format there is; the current one no longer has it.
            ri=3600         | The time between reports in seconds, a tag of the old standard that receivers hardly heeded; the current one no longer has it.
            x=y             | Receivers ignore this tag.
            """)
    void each_tag_is_said_in_words(String tag, String words) {
        List<Meaning> meanings = DmarcRecord.read("v=DMARC1; " + tag).orElseThrow().explain();
        assertEquals(List.of(new Meaning("v=DMARC1", "This is a DMARC record."), new Meaning(tag, words)), meanings);
    }

    @Test
    void options_beside_an_address_have_an_effect_and_a_second_tag_has_its_own_words() {
        List<Meaning> meanings = DmarcRecord.read("v=DMARC1; p=none; fo=1; ruf=mailto:a@b.example; p=reject").orElseThrow().explain();
        assertEquals("Reports about single failures are wanted when SPF or DKIM does not vouch for the mail.", meanings.get(2).meaning());
        assertEquals("The tag stands here a second time; receivers differ in which one they take.", meanings.get(4).meaning());
    }
}
