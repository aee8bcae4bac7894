namespace DefenderXdr.Simulation;

/// <summary>The tables about what devices did. Column names and types are those of the vendor's schema reference.</summary>
internal static class DeviceTables
{
    internal static IEnumerable<IKqlTable> All(EventHistory history)
    {
        yield return Ended(Process(history));
        yield return Ended(Network(history));
        yield return Ended(Logon(history));
        yield return Ended(File(history));
        yield return Ended(Info(history));
    }

    private static EventTable<ProcessEvent> Process(EventHistory history)
    {
        var table = Begun("DeviceProcessEvents", history.Processes);
        table.Add("ActionType", _ => "ProcessCreated");
        table.Add("FileName", one => one.Process.Image.Name);
        table.Add("FolderPath", one => one.Process.Image.Folder + @"\" + one.Process.Image.Name);
        table.Add("SHA1", one => one.Process.Image.Sha1);
        table.Add("SHA256", one => one.Process.Image.Sha256);
        table.Add("FileSize", KqlType.Int64, one => one.Process.Image.Size);
        table.Add("ProcessId", KqlType.Int64, one => one.Process.Id);
        table.Add("ProcessCommandLine", one => one.Process.CommandLine);
        table.Add("ProcessIntegrityLevel", one => one.Process.ParentName == "services.exe" ? "System" : "Medium");
        table.Add("ProcessCreationTime", one => one.Process.Started);
        table.Add("AccountDomain", one => one.User.Domain);
        table.Add("AccountName", one => one.User.Account);
        table.Add("AccountSid", one => one.User.Sid);
        table.Add("AccountUpn", one => one.User.Upn);
        table.Add("AccountObjectId", one => one.User.EntraId);
        Initiator(table, one => one.Process.ParentName, one => one.Process.ParentFolder, one => one.Process.ParentId, one => one.Process.ParentStarted);
        return table;
    }

    private static EventTable<NetworkEvent> Network(EventHistory history)
    {
        var table = Begun("DeviceNetworkEvents", history.Connections);
        table.Add("ActionType", one => one.Action);
        table.Add("RemoteIP", one => one.RemoteAddress);
        table.Add("RemotePort", KqlType.Int32, one => (long)one.RemotePort);
        table.Add("RemoteUrl", one => one.RemoteUrl);
        table.Add("LocalIP", one => one.Device.Address);
        table.Add("LocalPort", KqlType.Int32, one => (long)one.LocalPort);
        table.Add("Protocol", _ => "Tcp");
        table.Add("LocalIPType", _ => "Private");
        table.Add("RemoteIPType", _ => "Public");
        Initiator(table, one => one.Process.Image.Name, one => one.Process.Image.Folder, one => one.Process.Id, one => one.Process.Started);
        return table;
    }

    private static EventTable<LogonEvent> Logon(EventHistory history)
    {
        var table = Begun("DeviceLogonEvents", history.Logons);
        table.Add("ActionType", one => one.Succeeded ? "LogonSuccess" : "LogonFailed");
        table.Add("LogonType", one => one.Type);
        table.Add("AccountDomain", one => one.User.Domain);
        table.Add("AccountName", one => one.User.Account);
        table.Add("AccountSid", one => one.User.Sid);
        table.Add("Protocol", one => one.From is null ? "" : "NTLM");
        table.Add("FailureReason", one => one.Succeeded ? "" : "InvalidUserNameOrPassword");
        table.Add("IsLocalAdmin", KqlType.SByte, one => one.LocalAdmin);
        table.Add("LogonId", KqlType.Int64, one => one.LogonId);
        table.Add("RemoteDeviceName", one => one.From?.DnsName);
        table.Add("RemoteIP", one => one.From?.Address);
        table.Add("RemoteIPType", one => one.From is null ? "" : "Private");
        table.Add("RemotePort", KqlType.Int32, one => one.From is null ? null : 49_152 + one.LogonId % 10_000);
        return table;
    }

    private static EventTable<FileEvent> File(EventHistory history)
    {
        var table = Begun("DeviceFileEvents", history.Files);
        table.Add("ActionType", one => one.Action);
        table.Add("FileName", one => one.File.Name);
        table.Add("FolderPath", one => one.File.Folder + @"\" + one.File.Name);
        table.Add("SHA1", one => one.File.Sha1);
        table.Add("SHA256", one => one.File.Sha256);
        table.Add("FileSize", KqlType.Int64, one => one.File.Size);
        table.Add("FileOriginUrl", one => one.Origin);
        table.Add("RequestAccountName", one => one.User.Account);
        table.Add("RequestAccountDomain", one => one.User.Domain);
        table.Add("RequestAccountSid", one => one.User.Sid);
        table.Add("IsAzureInfoProtectionApplied", KqlType.SByte, _ => false);
        Initiator(table, one => one.Process.Image.Name, one => one.Process.Image.Folder, one => one.Process.Id, one => one.Process.Started);
        return table;
    }

    private static EventTable<DeviceEvent> Info(EventHistory history)
    {
        var table = Begun("DeviceInfo", history.DeviceReports);
        table.Add("PublicIP", one => one.Device.ExternalAddress);
        table.Add("OSArchitecture", one => one.Device.System.Processor == "x64" ? "64-bit" : "ARM64");
        table.Add("OSPlatform", one => one.Device.System.Platform);
        table.Add("OSBuild", KqlType.Int64, one => one.Device.System.Build);
        table.Add("OSVersionInfo", one => one.Device.System.Version);
        table.Add("IsAzureADJoined", KqlType.SByte, one => one.Device.EntraId is not null);
        table.Add("AadDeviceId", one => one.Device.EntraId);
        table.Add("LoggedOnUsers", one => $"[{{\"UserName\":\"{one.User.Account}\",\"DomainName\":\"{one.User.Domain}\",\"Sid\":\"{one.User.Sid}\"}}]");
        table.Add("MachineGroup", one => one.Device.Group.Name);
        table.Add("OnboardingStatus", _ => "Onboarded");
        table.Add("DeviceCategory", _ => "Endpoint");
        table.Add("DeviceType", one => one.Device.IsServer ? "Server" : "Workstation");
        table.Add("SensorHealthState", one => one.Device.Health.Legacy);
        table.Add("ExposureLevel", one => one.Device.Exposure.Legacy);
        table.Add("IsInternetFacing", KqlType.SByte, one => one.Device.HostName.StartsWith("srv-web", StringComparison.Ordinal));
        return table;
    }

    private static EventTable<T> Begun<T>(string name, Func<IEnumerable<T>> events)
        where T : DeviceEvent
    {
        var table = new EventTable<T>(name, events);
        table.Add("Timestamp", one => one.Time);
        table.Add("DeviceId", one => one.Device.Id);
        table.Add("DeviceName", one => one.Device.DnsName);
        return table;
    }

    private static void Initiator<T>(EventTable<T> table, Func<T, string> file, Func<T, string> folder, Func<T, long> id, Func<T, DateTimeOffset> started)
        where T : DeviceEvent
    {
        table.Add("InitiatingProcessAccountDomain", one => one.User.Domain);
        table.Add("InitiatingProcessAccountName", one => one.User.Account);
        table.Add("InitiatingProcessSHA1", one => Story.Known(file(one), folder(one)).Sha1);
        table.Add("InitiatingProcessFileName", file);
        table.Add("InitiatingProcessId", KqlType.Int64, one => id(one));
        table.Add("InitiatingProcessCommandLine", one => $"\"{file(one)}\"");
        table.Add("InitiatingProcessCreationTime", one => started(one));
        table.Add("InitiatingProcessFolderPath", one => folder(one) + @"\" + file(one));
    }

    private static EventTable<T> Ended<T>(EventTable<T> table)
        where T : DeviceEvent
    {
        table.Add("ReportId", KqlType.Int64, one => one.ReportId);
        return table;
    }
}
