using System.Security;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>Runs commands without an engine.</summary>
internal static class Run
{
    public static async Task<RecordingOutput> Async(CancellableCommand command, DefenderSession session)
    {
        var output = new RecordingOutput();
        await AsyncInto(output, command, session);
        return output;
    }

    public static async Task AsyncInto(RecordingOutput output, CancellableCommand command, DefenderSession session, CancellationToken cancellationToken = default)
    {
        command.Session = session;
        await command.RunAsync(output, cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        await command.FinishAsync(output, cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
    }

    /// <summary>A session with one simulated connection.</summary>
    public static async Task<DefenderSession> ConnectedAsync(int incidents = 60, int seed = 1, DefenderApi api = DefenderApi.Auto)
    {
        var session = new DefenderSession();
        await Async(new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, IncidentCount = incidents, Seed = seed, Api = api }, session);
        return session;
    }

    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var character in text) secure.AppendChar(character);
        return secure;
    }
}
