package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static Answer txt(World world, String name) {
        return world.ask(DomainName.of(name), RecordType.TXT);
    }

    @Test
    void wildcards_answer_for_names_that_do_not_exist_and_only_for_those() {
        World world = world().domain("example.org").txt("*._domainkey", "v=DKIM1; p=").a("mail", "192.0.2.1").txt("*", "any");
        assertInstanceOf(Answer.Found.class, txt(world, "s1._domainkey.example.org"));
        assertInstanceOf(Answer.Found.class, txt(world, "a.b.example.org"));
        assertInstanceOf(Answer.NoData.class, txt(world, "mail.example.org"));
        assertInstanceOf(Answer.NoData.class, txt(world, "_domainkey.example.org"));
        assertInstanceOf(Answer.NoSuchName.class, txt(world, "deep.mail.example.org"));
    }

    @Test
    void aliases_are_followed_and_loops_fail() {
        World world = world().domain("example.org").cname("s1._domainkey", "s1.vendor.test").domain("vendor.test").txt("s1", "v=DKIM1; p=").cname("x", "y.vendor.test").cname("y", "x.vendor.test");
        var found = assertInstanceOf(Answer.Found.class, txt(world, "s1._domainkey.example.org"));
        assertEquals(List.of(DomainName.of("s1.vendor.test")), found.aliases());
        assertInstanceOf(Answer.Failed.class, txt(world, "x.vendor.test"));
    }

    @Test
    void failures_are_told_apart() {
        World world = world().domain("example.org").servfail("_spf.vendor.test").timeout("slow");
        assertEquals(Answer.Failure.SERVER_FAILURE, ((Answer.Failed) txt(world, "_spf.vendor.test")).failure());
        assertEquals(Answer.Failure.TIMEOUT, ((Answer.Failed) txt(world, "slow.example.org")).failure());
        assertInstanceOf(Answer.NoSuchName.class, txt(world, "nothing.example.org"));
        assertInstanceOf(Answer.NoData.class, txt(world, "example.org"));
    }
}
