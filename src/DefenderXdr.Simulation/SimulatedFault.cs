namespace DefenderXdr.Simulation;

/// <summary>
/// Something that goes wrong with calls to a simulated tenant's APIs: what, how often, and with which calls. By itself it strikes
/// once, the first call that it can.
/// </summary>
public sealed record SimulatedFault
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private readonly int count = 1;
    private readonly int every = 1;
    private readonly double probability = 1;
    private readonly TimeSpan? wait;
    private readonly string? path;

    /// <summary>Makes a fault.</summary>
    /// <param name="kind">What goes wrong.</param>
    public SimulatedFault(SimulatedFaultKind kind)
    {
        Kind = kind;
        wait = DefaultWait(kind);
        On = DefaultTarget(kind);
    }

    /// <summary>What goes wrong.</summary>
    public SimulatedFaultKind Kind { get; }

    /// <summary>How often it strikes at the most; 0 is without end.</summary>
    public int Count
    {
        get => count;
        init => count = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>It strikes every nth call that it can strike; 1 is each.</summary>
    public int Every
    {
        get => every;
        init => every = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>How likely it strikes when it could, above 0 and up to 1. The dice follow from the tenant's seed.</summary>
    public double Probability
    {
        get => probability;
        init => probability = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The wait that 429, 503 and a quota ask for, in whole seconds, or how long a slow body pauses; null asks for none.</summary>
    public TimeSpan? Wait
    {
        get => wait;
        init => wait = value is null || value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Which calls it can strike.</summary>
    public SimulatedFaultTarget On { get; init; }

    /// <summary>
    /// How the path of a call that it can strike begins, such as <c>/api/incidents</c>; null is any. A star stands for anything:
    /// <c>/api/machines/*/isolate</c> is the isolation of any device.
    /// </summary>
    public string? Path
    {
        get => path;
        init => path = value is not { } begin || (begin.Length > 0 && begin[0] == '/') ? value : throw new ArgumentException("A path begins with '/'.", nameof(value));
    }

    /// <summary>Whether a call that ends in an error status was carried out all the same.</summary>
    public bool IsDone { get; init; }

    /// <summary>
    /// Reads a fault from text: what goes wrong, then how often, then, after spaces, with which calls.
    /// <list type="bullet">
    /// <item><description>What: <c>401</c>, <c>429</c>, <c>500</c>, <c>502</c>, <c>503</c>, <c>504</c>, <c>drop</c>, <c>lost</c>,
    /// <c>truncated</c>, <c>slow</c>, <c>empty</c>, <c>shift</c>, <c>quota</c> or <c>timeout</c>. To 429, 503, slow and quota a wait in seconds
    /// may be given, as in <c>429=30</c> or <c>slow=0.5</c>; <c>429=none</c> names no wait.</description></item>
    /// <item><description>How often: <c>:3</c> the first three calls, <c>/5</c> every fifth call, <c>@0.2</c> one call in five by
    /// chance; together, <c>@0.2:3</c> strikes three times at the most. Without any of these, the first call.</description></item>
    /// <item><description>With which calls: <c>read</c>, <c>change</c> or <c>any</c>, the beginning of a path such as
    /// <c>/api/incidents</c> or <c>/api/machines/*/isolate</c>, and <c>done</c> when the call is to be carried out although the answer is an error. Left out, lost
    /// strikes changes and the others strike any call.</description></item>
    /// </list>
    /// Examples: <c>429</c>, <c>429:3</c>, <c>503@0.2</c>, <c>drop/5 read</c>, <c>500:2 change done</c>, <c>429=30 /v1.0/security</c>,
    /// <c>500 /api/machines/*/isolate done</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not a fault; the message says why.</exception>
    public static SimulatedFault Parse(string text) => FaultSyntax.Read(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>The text that <see cref="Parse"/> reads as this fault.</summary>
    public override string ToString() => FaultSyntax.Write(this);

    internal static TimeSpan? DefaultWait(SimulatedFaultKind kind) =>
        kind is SimulatedFaultKind.TooManyRequests or SimulatedFaultKind.SlowPage or SimulatedFaultKind.QuotaExceeded ? OneSecond : null;

    internal static SimulatedFaultTarget DefaultTarget(SimulatedFaultKind kind) =>
        kind is SimulatedFaultKind.LostAnswer ? SimulatedFaultTarget.Changes : SimulatedFaultTarget.Any;
}
