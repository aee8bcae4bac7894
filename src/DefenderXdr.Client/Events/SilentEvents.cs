namespace DefenderXdr;

internal sealed class SilentEvents : IClientEvents
{
    public static readonly SilentEvents Instance = new();

    public bool IsDebugOn => false;

    public void Verbose(string message) { }

    public void Debug(string message) { }

    public void Warning(string message) { }

    public void WarnOnce(string topic, string message) { }

    public void Progress(string activity, string? status) { }
}
