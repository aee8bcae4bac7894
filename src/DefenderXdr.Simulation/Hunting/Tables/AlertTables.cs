namespace DefenderXdr.Simulation;

/// <summary>The tables about alerts, mail and identity.</summary>
internal static class AlertTables
{
    internal static IEnumerable<IKqlTable> All(EventHistory history, Estate estate)
    {
        yield return Info(estate);
        yield return Evidence(history);
        yield return Email(history);
        yield return IdentityLogon(history);
    }

    private static EventTable<Alert> Info(Estate estate)
    {
        var table = new EventTable<Alert>("AlertInfo", () => estate.Alerts);
        table.Add("Timestamp", alert => alert.Created);
        table.Add("AlertId", alert => alert.Id);
        table.Add("Title", alert => alert.Title);
        table.Add("Category", alert => alert.Template.Category);
        table.Add("Severity", alert => alert.Severity.Legacy);
        table.Add("ServiceSource", alert => alert.Product.Name);
        table.Add("DetectionSource", alert => alert.Template.Detection.Legacy);
        table.Add("AttackTechniques", alert => Techniques(alert));
        return table;
    }

    private static EventTable<AlertEntity> Evidence(EventHistory history)
    {
        var table = new EventTable<AlertEntity>("AlertEvidence", history.Entities);
        table.Add("Timestamp", one => one.Alert.Created);
        table.Add("AlertId", one => one.Alert.Id);
        table.Add("Title", one => one.Alert.Title);
        table.Add("Categories", one => $"[\"{one.Alert.Template.Category}\"]");
        table.Add("AttackTechniques", one => Techniques(one.Alert));
        table.Add("ServiceSource", one => one.Alert.Product.Name);
        table.Add("DetectionSource", one => one.Alert.Template.Detection.Legacy);
        table.Add("EntityType", one => Entity(one)?.Type ?? Type(one.Evidence));
        table.Add("EvidenceRole", _ => "Related");
        table.Add("FileName", one => Entity(one)?.FileName);
        table.Add("FolderPath", one => Entity(one)?.FilePath);
        table.Add("SHA1", one => Entity(one)?.Sha1);
        table.Add("SHA256", one => Entity(one)?.Sha256);
        table.Add("ThreatFamily", one => one.Alert.Family);
        table.Add("RemoteIP", one => Entity(one)?.Address);
        table.Add("RemoteUrl", one => Entity(one)?.Url);
        table.Add("AccountName", one => Entity(one)?.Account);
        table.Add("AccountDomain", one => Entity(one)?.Domain);
        table.Add("AccountSid", one => Entity(one)?.Sid);
        table.Add("AccountObjectId", one => Entity(one)?.EntraUserId);
        table.Add("AccountUpn", one => Entity(one)?.Upn);
        table.Add("DeviceId", one => (one.Evidence as DeviceEvidence)?.Device.Id ?? Entity(one)?.DeviceId);
        table.Add("DeviceName", one => (one.Evidence as DeviceEvidence)?.Device.DnsName);
        table.Add("NetworkMessageId", one => (one.Evidence as MailMessageEvidence)?.Mail.NetworkMessageId);
        table.Add("EmailSubject", one => Entity(one)?.Subject);
        table.Add("Application", one => (one.Evidence as CloudApplicationEvidence)?.Name);
        table.Add("ProcessCommandLine", one => Entity(one)?.CommandLine);
        table.Add("RegistryKey", one => Entity(one)?.RegistryKey);
        table.Add("RegistryValueData", one => Entity(one)?.RegistryValue);
        table.Add("Severity", one => one.Alert.Severity.Legacy);
        return table;
    }

    private static EventTable<EmailEvent> Email(EventHistory history)
    {
        var table = new EventTable<EmailEvent>("EmailEvents", history.Mails);
        table.Add("Timestamp", one => one.Time);
        table.Add("NetworkMessageId", one => one.Mail.NetworkMessageId);
        table.Add("InternetMessageId", one => one.Mail.InternetMessageId);
        table.Add("SenderMailFromAddress", one => one.Mail.Sender);
        table.Add("SenderFromAddress", one => one.Mail.Sender);
        table.Add("SenderDisplayName", one => one.Mail.SenderName);
        table.Add("SenderFromDomain", one => one.Mail.Sender.Substring(one.Mail.Sender.IndexOf('@') + 1));
        table.Add("SenderIPv4", one => one.Mail.SenderAddress);
        table.Add("RecipientEmailAddress", one => one.Recipient.Upn);
        table.Add("RecipientObjectId", one => one.Recipient.EntraId);
        table.Add("Subject", one => one.Mail.Subject);
        table.Add("EmailDirection", one => one.Direction);
        table.Add("DeliveryAction", one => one.Delivery);
        table.Add("DeliveryLocation", one => one.Delivery == "Blocked" ? "Quarantine" : "Inbox/folder");
        table.Add("ThreatTypes", one => one.Threat);
        table.Add("AttachmentCount", KqlType.Int32, one => (long)one.Attachments);
        table.Add("UrlCount", KqlType.Int32, one => (long)one.Urls);
        table.Add("EmailLanguage", _ => "en");
        table.Add("ReportId", one => one.Mail.NetworkMessageId + "-1");
        return table;
    }

    private static EventTable<IdentityLogonEvent> IdentityLogon(EventHistory history)
    {
        var table = new EventTable<IdentityLogonEvent>("IdentityLogonEvents", history.SignIns);
        table.Add("Timestamp", one => one.Time);
        table.Add("ActionType", one => one.Succeeded ? "LogonSuccess" : "LogonFailed");
        table.Add("Application", one => one.Application);
        table.Add("LogonType", one => one.Protocol == "Kerberos" ? "Credentials validation" : "OAuth2:Token");
        table.Add("Protocol", one => one.Protocol);
        table.Add("FailureReason", one => one.Succeeded ? "" : "InvalidUserNameOrPassword");
        table.Add("AccountName", one => one.User.Account);
        table.Add("AccountDomain", one => one.User.Domain);
        table.Add("AccountUpn", one => one.User.Upn);
        table.Add("AccountSid", one => one.User.Sid);
        table.Add("AccountObjectId", one => one.User.EntraId);
        table.Add("AccountDisplayName", one => one.User.DisplayName);
        table.Add("DeviceName", one => one.Device?.DnsName);
        table.Add("OSPlatform", one => one.Device?.System.Platform);
        table.Add("IPAddress", one => one.Address);
        table.Add("Port", KqlType.Int32, one => one.Protocol == "Kerberos" ? 88L : null);
        table.Add("Location", one => one.Country);
        table.Add("ReportId", one => one.ReportId);
        return table;
    }

    private static string Type(Evidence evidence) => evidence switch
    {
        DeviceEvidence => "Machine",
        AzureResourceEvidence => "CloudResource",
        KubernetesClusterEvidence => "KubernetesCluster",
        KubernetesPodEvidence => "KubernetesPod",
        ContainerEvidence => "Container",
        _ => "CloudApplication",
    };

    private static FlatEntity? Entity(AlertEntity one) => FlatEntity.From(one.Evidence);

    private static string Techniques(Alert alert) => alert.Template.Mitre.Length == 0 ? "" : $"[\"{string.Join("\",\"", alert.Template.Mitre)}\"]";
}
