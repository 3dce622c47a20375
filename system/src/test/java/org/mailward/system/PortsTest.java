package org.mailward.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTest {

    /// Linux gives outgoing connections the ports from here on; others begin higher.
    private static final int FIRST_OUTGOING = 32_768;

    @Test
    void free_ports_differ_and_are_none_that_a_connection_could_be_given_before_its_server_starts() {
        for (int round = 0; round < 20; round++) {
            var ports = Ports.free().byProperty().values();
            assertAll(
                    () -> assertEquals(ports.size(), new HashSet<>(ports).size(), ports.toString()),
                    () -> assertTrue(ports.stream().allMatch(port -> port > 1023 && port < FIRST_OUTGOING), ports.toString()));
        }
    }

    @Test
    void a_taken_port_is_named_with_the_property_that_moves_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var free = Ports.free();
            var ports = new Ports(free.http(), other.getLocalPort(), free.postgres(), free.dns(), free.policy(), free.pastDns(), free.pastPolicy(), free.smtp(), free.sink(),
                    free.payaraAdmin(), free.payaraJms(), free.payaraJmx());
            var said = assertThrows(CannotStart.class, ports::checkFree).getMessage();
            assertTrue(said.contains("port " + other.getLocalPort()) && said.contains(Settings.KEYCLOAK_PORT), said);
        }
    }
}
