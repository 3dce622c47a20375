package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ReplyTest {

    private static final Question MX = new Question(DomainName.of("example.org"), RecordType.MX);
    private static final int ANSWER = 12 + 13 + 4;

    private static Message reply(String type, String... answers) throws Exception {
        return LoopbackDns.reply(Message.newQuery(Record.newRecord(Name.fromString("example.org."), Type.value(type), DClass.IN)), Rcode.NOERROR, answers);
    }

    private static String refusal(byte[] octets) {
        return assertThrows(UnreadableDataException.class, () -> Reply.read(octets)).getMessage();
    }

    @Test
    void a_pointer_to_itself_is_a_circle() throws Exception {
        byte[] octets = reply("MX", "example.org. 300 MX 10 mail.example.org.").toWire();
        octets[ANSWER] = (byte) 0xC0;
        octets[ANSWER + 1] = (byte) ANSWER;
        assertEquals("it holds a name whose pointers lead in a circle", refusal(octets));
    }

    @Test
    void a_pointer_forward_is_a_circle_too() throws Exception {
        byte[] octets = reply("MX", "example.org. 300 MX 10 mail.example.org.").toWire();
        octets[ANSWER] = (byte) 0xC0;
        octets[ANSWER + 1] = (byte) (ANSWER + 14);
        assertEquals("it holds a name whose pointers lead in a circle", refusal(octets));
    }

    @Test
    void counts_that_promise_more_than_there_is_are_noticed() throws Exception {
        for (int count : List.of(5, 7, 9, 11)) {
            byte[] octets = reply("MX", "example.org. 300 MX 10 mail.example.org.").toWire();
            octets[count] = 9;
            assertEquals("it ends early", refusal(octets));
        }
    }

    @Test
    void a_message_cut_anywhere_is_noticed() throws Exception {
        byte[] whole = reply("MX", "example.org. 300 MX 10 mail.example.org.").toWire();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(UnreadableDataException.class, () -> Reply.read(cut));
        }
    }

    @Test
    void data_that_does_not_fill_its_record_is_malformed() throws Exception {
        byte[] octets = reply("MX", "example.org. 300 MX 10 mail.example.org.").toWire();
        octets[octets.length - 2] = 0;
        Leg leg = Leg.read(MX, Reply.read(octets), _ -> true);
        assertEquals(Answer.Failure.MALFORMED, assertInstanceOf(Leg.End.Broken.class, leg.end()).failure());
    }

    /// RFC 2181 §8.
    @Test
    void a_time_to_live_with_the_highest_bit_is_none_and_no_fault_of_the_record() throws Exception {
        byte[] octets = reply("CAA", "example.org. 300 CAA 0 issue \"ca.test\"").toWire();
        octets[ANSWER + 6] = (byte) 0xFF;
        Leg leg = Leg.read(new Question(MX.name(), RecordType.CAA), Reply.read(octets), _ -> true);
        assertEquals(1, assertInstanceOf(Leg.End.Records.class, leg.end()).records().size());
        assertEquals(Duration.ZERO, leg.ttl());
    }

    @Test
    void no_octets_whatever_make_reading_fail_otherwise() throws Exception {
        var seeds = new ArrayList<byte[]>();
        seeds.add(reply("MX", "example.org. 300 MX 10 mail.example.org.", "example.org. 300 MX 20 a\\.b.example.org.").toWire());
        seeds.add(reply("TXT", "example.org. 300 TXT \"v=spf1 -all\" \"more\"").toWire());
        seeds.add(reply("SOA", "example.org. 300 SOA ns.example.org. hostmaster.example.org. 1 2 3 4 5").toWire());
        seeds.add(reply("A", "example.org. 300 CNAME b.test.", "b.test. 300 CNAME example.org.").toWire());
        seeds.add(reply("CAA", "example.org. 300 CAA 0 issue \"ca.test\"", "example.org. 300 DS 1 13 1 " + "AB".repeat(20)).toWire());
        var absence = reply("TXT");
        absence.addRecord(LoopbackDns.record("org. 60 SOA ns. hostmaster. 1 3600 600 86400 30"), Section.AUTHORITY);
        seeds.add(absence.toWire());
        var random = new SplittableRandom(1);
        int read = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(8) == 0) {
                octets = Arrays.copyOf(octets, random.nextInt(octets.length * 2));
            }
            try {
                Reply reply = Reply.read(octets);
                for (RecordType type : RecordType.values()) {
                    Leg.read(new Question(MX.name(), type), reply, _ -> true);
                }
                read++;
            } catch (UnreadableDataException unreadable) {
                assertTrue(unreadable.getMessage().length() > 5);
            }
        }
        assertTrue(read > 10_000, read + " were readable");
    }
}
