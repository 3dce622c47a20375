package org.mailward.platform.jobs;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Sends messages about work that waits in the database.
///
/// A message is a hint and may be lost or doubled; the row that it tells of is the truth. So sending never holds up, and never
/// fails, the work that it follows.
// Threads of the application's own: the server's default executor works off one task after the other.
@ManagedExecutorDefinition(name = Jobs.THREADS, virtual = true)
// The server's default factory is not there in every domain, so the application brings its own.
@JMSConnectionFactoryDefinition(name = Jobs.CONNECTIONS, interfaceName = "jakarta.jms.ConnectionFactory")
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Jobs {

    /// The queue of scans.
    public static final String SCANS = "java:app/jms/scans";
    /// The queue of arrivals.
    public static final String ARRIVALS = "java:app/jms/arrivals";
    static final String THREADS = "java:app/concurrent/threads";
    static final String CONNECTIONS = "java:app/jms/connections";
    private static final Logger LOG = System.getLogger(Jobs.class.getName());

    @Resource(lookup = CONNECTIONS)
    private ConnectionFactory connections;

    @Resource(lookup = SCANS)
    private Queue scans;

    @Resource(lookup = ARRIVALS)
    private Queue arrivals;

    /// Sends one message each, soon and in the background. What the broker does not take is sent again by the clock.
    @Asynchronous
    public void tellScanners(List<String> messages) {
        send(scans, messages, "scans");
    }

    /// Sends one message, soon and in the background.
    @Asynchronous
    public void tellReaders(String message) {
        send(arrivals, List.of(message), "arrivals");
    }

    private void send(Queue queue, List<String> messages, String about) {
        try (var context = connections.createContext()) {
            var producer = context.createProducer();
            messages.forEach(message -> producer.send(queue, message));
        } catch (JMSRuntimeException e) {
            LOG.log(Level.WARNING, messages.size() + " messages about " + about + " could not be sent; the clock sends them again", e);
        }
    }
}
