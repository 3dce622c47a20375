package org.mailward.scanning.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.UUID;

/// Tells the consumers about waiting scans. A message may be lost: [ScanClock] sends another.
@ApplicationScoped
public class ScanMessages {

    public static final String QUEUE = "java:app/jms/scans";
    private static final Logger LOG = System.getLogger(ScanMessages.class.getName());

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private ConnectionFactory connections;

    @Resource(lookup = QUEUE)
    private Queue queue;

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ScansAsked asked) {
        try {
            send(asked.provider(), asked.scans());
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, "Messages about " + asked.scans().size() + " scans could not be sent; the clock sends them again", e);
        }
    }

    /// @throws JMSRuntimeException when the broker does not take them
    public void send(UUID provider, Collection<UUID> scans) {
        try (var context = connections.createContext()) {
            var producer = context.createProducer();
            scans.forEach(scan -> producer.send(queue, provider + " " + scan));
        }
    }
}
