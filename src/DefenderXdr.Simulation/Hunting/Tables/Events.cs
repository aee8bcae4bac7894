namespace DefenderXdr.Simulation;

internal record DeviceEvent(DateTimeOffset Time, Device Device, User User, long ReportId);

internal sealed record ProcessEvent(DateTimeOffset Time, Device Device, User User, ProcessFact Process, long ReportId)
    : DeviceEvent(Time, Device, User, ReportId);

internal sealed record NetworkEvent(DateTimeOffset Time, Device Device, User User, string Action, string RemoteAddress, int RemotePort, string RemoteUrl, int LocalPort, ProcessFact Process, long ReportId)
    : DeviceEvent(Time, Device, User, ReportId);

internal sealed record LogonEvent(DateTimeOffset Time, Device Device, User User, bool Succeeded, string Type, bool? LocalAdmin, Device? From, long LogonId, long ReportId)
    : DeviceEvent(Time, Device, User, ReportId);

internal sealed record FileEvent(DateTimeOffset Time, Device Device, User User, string Action, FileFact File, string Origin, ProcessFact Process, long ReportId)
    : DeviceEvent(Time, Device, User, ReportId);

internal sealed record AlertEntity(Alert Alert, Evidence Evidence);

internal sealed record EmailEvent(DateTimeOffset Time, MailFact Mail, User Recipient, string Direction, string Delivery, string Threat, int Attachments, int Urls);

internal sealed record IdentityLogonEvent(DateTimeOffset Time, User User, Device? Device, bool Succeeded, string Application, string Protocol, string Address, string? Country, string ReportId);
