using Microsoft.IdentityModel.Abstractions;

namespace DefenderXdr.Authentication.Msal;

/// <summary>Leads MSAL's own log to the debug stream of the command that signs in. MSAL leaves personal data and secrets out of it.</summary>
internal sealed class MsalLog : IIdentityLogger
{
    // An application of MSAL outlives the command that made it; the log belongs to the command that asks now.
    private static readonly AsyncLocal<IClientEvents?> Current = new();

    public static IClientEvents? Reader
    {
        set => Current.Value = value;
    }

    public bool IsEnabled(EventLogLevel eventLogLevel) => eventLogLevel <= EventLogLevel.Informational && Current.Value is { IsDebugOn: true };

    public void Log(LogEntry entry)
    {
        try
        {
            Current.Value?.Debug("MSAL: " + entry.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // A line that comes after the command's end has no reader; sign-in must not break over it.
        }
    }
}
