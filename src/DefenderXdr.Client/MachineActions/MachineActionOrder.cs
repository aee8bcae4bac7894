namespace DefenderXdr;

/// <summary>What is to be done on a device, whichever one it is.</summary>
public sealed class MachineActionOrder
{
    private const int Sha1Length = 40;

    private readonly UpdateBody body;

    private MachineActionOrder(ApiOperation operation, string type, string does, string? comment, Action<UpdateBody>? more = null)
    {
        if (string.IsNullOrWhiteSpace(comment)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "An action on a device takes a comment that says why.");
        Operation = operation;
        Type = type;
        Does = does;
        Comment = comment!;
        body = new UpdateBody().Add("Comment", comment);
        more?.Invoke(body);
    }

    /// <summary>The API operation that it is.</summary>
    public ApiOperation Operation { get; }

    /// <summary>The type of the actions that come of it, as <see cref="DefenderMachineAction.Type"/> says it.</summary>
    public string Type { get; }

    /// <summary>What it does, in words: <c>isolate from the network (Full)</c>.</summary>
    public string Does { get; }

    /// <summary>Why.</summary>
    public string Comment { get; }

    internal string Body => body.ToString();

    private Func<DefenderMachine, string?> Obstacle { get; init; } = _ => null;

    private bool IsForUnmanaged { get; init; }

    /// <summary>Cuts a device off the network.</summary>
    /// <param name="isolationType"><c>Full</c>, <c>Selective</c> (Outlook and Teams go on; Windows) or <c>UnManagedDevice</c> (one that is not onboarded is kept from all that are).</param>
    /// <param name="comment">Why.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/isolate</c>.</remarks>
    public static MachineActionOrder Isolate(string isolationType, string comment) => new(ApiOperations.EndpointIsolateMachine, "Isolate",
        Same(isolationType, "UnManagedDevice") ? "contain on the network (UnManagedDevice)" : $"isolate from the network ({isolationType})", comment, b => b.Add("IsolationType", isolationType))
    {
        IsForUnmanaged = Same(isolationType, "UnManagedDevice"),
        Obstacle = machine => Same(isolationType, "Selective") && !IsWindows(machine) ? "Selective isolation is for Windows alone; -IsolationType Full isolates it." : null,
    };

    /// <summary>Lets a device back on the network.</summary>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/unisolate</c>.</remarks>
    public static MachineActionOrder Release(string comment) => new(ApiOperations.EndpointReleaseMachine, "Unisolate", "release from isolation", comment) { IsForUnmanaged = true };

    /// <summary>Lets a device run only what Microsoft signed.</summary>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/restrictCodeExecution</c>.</remarks>
    public static MachineActionOrder RestrictApps(string comment) => new(ApiOperations.EndpointRestrictApps, "RestrictCodeExecution", "restrict app execution to what Microsoft signed", comment);

    /// <summary>Lets a device run everything again.</summary>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/unrestrictCodeExecution</c>.</remarks>
    public static MachineActionOrder UnrestrictApps(string comment) => new(ApiOperations.EndpointUnrestrictApps, "UnrestrictCodeExecution", "remove the restriction of app execution", comment);

    /// <summary>Scans a device with Microsoft Defender Antivirus.</summary>
    /// <param name="scanType"><c>Quick</c> or <c>Full</c>.</param>
    /// <param name="comment">Why.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/runAntiVirusScan</c>.</remarks>
    public static MachineActionOrder Scan(string scanType, string comment) =>
        new(ApiOperations.EndpointScanMachine, "RunAntiVirusScan", $"run an antivirus scan ({scanType})", comment, b => b.Add("ScanType", scanType));

    /// <summary>Takes a Windows device out of Defender for Endpoint.</summary>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/offboard</c>.</remarks>
    public static MachineActionOrder Offboard(string comment) => new(ApiOperations.EndpointOffboardMachine, "Offboard", "offboard: the sensor stops and reports nothing any more", comment)
    {
        Obstacle = machine => IsWindows(machine) ? null : "The service offboards Windows alone; other systems are offboarded on the device.",
    };

    /// <summary>Stops a file that runs on a device, and quarantines it there.</summary>
    /// <param name="sha1">The file's SHA-1: 40 hexadecimal digits.</param>
    /// <param name="comment">Why.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/StopAndQuarantineFile</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.FileHashInvalid"/>.</exception>
    public static MachineActionOrder QuarantineFile(string sha1, string comment)
    {
        if (sha1?.Length != Sha1Length || !sha1.All(IsHex)) throw DefenderErrors.Create(ErrorIds.FileHashInvalid, $"'{sha1}' is no SHA-1: {What(sha1 ?? "")}.");
        return new(ApiOperations.EndpointQuarantineFile, "StopAndQuarantineFile", $"stop and quarantine the file {sha1}", comment, b => b.Add("Sha1", sha1))
        {
            Obstacle = machine => IsWindows(machine) ? null : "Files are stopped and quarantined on Windows alone.",
        };
    }

    /// <summary>Collects an investigation package from a device.</summary>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/collectInvestigationPackage</c>.</remarks>
    public static MachineActionOrder CollectPackage(string comment) => new(ApiOperations.EndpointCollectPackage, "CollectInvestigationPackage", "collect an investigation package", comment);

    /// <summary>Runs commands on a device.</summary>
    /// <param name="commands">The commands, in their order: each its type and its parameters.</param>
    /// <param name="does">What they do, in words.</param>
    /// <param name="comment">Why.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/runliveresponse</c>.</remarks>
    internal static MachineActionOrder LiveResponse(IReadOnlyList<(string Type, IReadOnlyList<(string Key, string Value)> Parameters)> commands, string does, string comment) =>
        new(ApiOperations.EndpointRunLiveResponse, "LiveResponse", does, comment, b => b.Add("Commands", commands.Select(command => new Dictionary<string, object>
        {
            ["type"] = command.Type,
            ["params"] = command.Parameters.Select(parameter => new Dictionary<string, string> { ["key"] = parameter.Key, ["value"] = parameter.Value }).ToArray(),
        }).ToArray()));

    /// <summary>Refuses a device that surely cannot be acted on so, as far as the service's answer about it tells.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotOnboarded"/>, <see cref="ErrorIds.MachineNotSupported"/>.</exception>
    public void Check(DefenderMachine machine)
    {
        if (Obstacle(machine) is { } obstacle) throw DefenderErrors.Create(ErrorIds.MachineNotSupported, $"{machine} runs {machine.OsPlatform}. {obstacle}");
        if (IsForUnmanaged || machine.OnboardingStatus is null || Same(machine.OnboardingStatus, "Onboarded")) return;
        throw DefenderErrors.Create(Same(machine.OnboardingStatus, "Unsupported") ? ErrorIds.MachineNotSupported : ErrorIds.MachineNotOnboarded,
            $"Nothing can be done on {machine}: its onboarding status is {machine.OnboardingStatus}.");
    }

    // Where the service did not say, it will say itself.
    private static bool IsWindows(DefenderMachine machine) => machine.OsPlatform is not { Length: > 0 } platform || platform.StartsWith("Windows", StringComparison.OrdinalIgnoreCase);

    private static string What(string hash) =>
        hash.Length == 0 ? "it is empty"
        : !hash.All(IsHex) ? "it has other signs than hexadecimal digits"
        : hash.Length switch { 32 => "it is as long as an MD5", 64 => "it is as long as a SHA-256", var length => $"it has {length} digits in place of {Sha1Length}" };

    private static bool IsHex(char sign) => sign is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
