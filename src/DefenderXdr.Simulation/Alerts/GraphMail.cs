using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

internal static class GraphMail
{
    internal static void Write(JsonTextWriter json, MailMessageEvidence evidence)
    {
        var mail = evidence.Mail;
        var delivery = FlatEntity.Delivery(evidence);
        json.Member("networkMessageId", mail.NetworkMessageId);
        json.Member("internetMessageId", mail.InternetMessageId);
        json.Member("subject", mail.Subject);
        json.Member("language", "en");
        json.Member("senderIp", mail.SenderAddress);
        json.Member("recipientEmailAddress", evidence.Recipient.Upn);
        json.Member("antiSpamDirection", "Inbound");
        json.Member("deliveryAction", delivery);
        json.Member("deliveryLocation", delivery == "Blocked" ? "Quarantine" : "Inbox");
        json.Member("urn", "urn:MailEntity:" + mail.NetworkMessageId.Replace("-", ""));
        json.Member("threats", ["ZapPhish"]);
        json.Member("threatDetectionMethods", ["UrlReputation"]);
        json.Member("urls", []);
        json.Member("urlCount", 1L);
        json.Member("attachmentsCount", 0L);
        json.Member("receivedDateTime", mail.Received);
        Sender(json, "p1Sender", mail);
        Sender(json, "p2Sender", mail);
    }

    internal static void Write(JsonTextWriter json, MailClusterEvidence cluster)
    {
        json.Member("networkMessageIds", [cluster.NetworkMessageId]);
        json.Member("emailCount", cluster.EmailCount);
        json.Member("clusterBy", cluster.ClusterBy);
        json.Member("clusterByValue", cluster.ClusterByValue);
        json.Member("query", cluster.Query);
        json.Member("urn", "urn:MailClusterEntity:" + cluster.NetworkMessageId.Replace("-", ""));
    }

    private static void Sender(JsonTextWriter json, string name, MailFact mail)
    {
        json.StartObject(name);
        json.Member("emailAddress", mail.Sender);
        json.Member("displayName", mail.SenderName);
        json.Member("domainName", mail.Sender.Substring(mail.Sender.IndexOf('@') + 1));
        json.WriteEndObject();
    }
}
