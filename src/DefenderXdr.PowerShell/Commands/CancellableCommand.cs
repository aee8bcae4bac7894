using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command whose work runs beside the pipeline thread and ends at once when it is stopped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>The session whose connections are used: the runspace's, or the one that a test sets.</summary>
    internal DefenderSession Session
    {
        get => field ??= DefenderSession.Current;
        set;
    }

    /// <summary>The parameter set: what the engine bound, or what a test chose.</summary>
    internal string SetName
    {
        get => field ?? ParameterSetName;
        set;
    }

    /// <summary>What errors are about.</summary>
    private protected virtual object? ErrorTarget => null;

    /// <summary>Whether an error leaves nothing to go on with.</summary>
    private protected virtual bool EndsWith(DefenderException error) => error.ErrorId is ErrorIds.NotConnected or ErrorIds.ConnectionNotFound or ErrorIds.ConnectionNotUsable;

    private bool IsDebugOn => MyInvocation.BoundParameters.TryGetValue("Debug", out var bound)
        ? bound is SwitchParameter { IsPresent: true }
        : GetVariableValue("DebugPreference") is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>The work on one input. Off the pipeline thread: everything leaves through the output.</summary>
    internal abstract Task RunAsync(ICommandOutput output, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ProcessRecord() => Run(RunAsync);

    /// <summary>Does work beside the pipeline thread; what it throws becomes this command's error.</summary>
    private protected void Run(Func<ICommandOutput, CancellationToken, Task> work)
    {
        try
        {
            new PipelineBridge(Session, IsDebugOn).Run(this, work, stop.Token);
        }
        catch (DefenderException e) when (EndsWith(e))
        {
            ThrowTerminatingError(ErrorRecords.From(e, ErrorTarget));
        }
        catch (DefenderException e)
        {
            WriteError(ErrorRecords.From(Advised(e), ErrorTarget));
        }
    }

    /// <summary>Does something on the pipeline thread without which the command cannot go on: an error in it ends the command.</summary>
    private protected void Guarded(Action action, object? target = null)
    {
        try
        {
            action();
        }
        catch (DefenderException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, target));
        }
    }

    /// <summary>The error, with what this command knows about going on.</summary>
    /// <param name="error">The error.</param>
    /// <param name="connection">The connection that it is about where there are several, or null.</param>
    private protected virtual DefenderException Advised(DefenderException error, DefenderConnection? connection = null) => error;

    /// <summary>What is left to do once all input is in.</summary>
    internal virtual Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void StopProcessing() => stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        OnPipelineEnd();
        stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What is due when the whole pipeline has ended, also the commands behind this one, well or not.</summary>
    private protected virtual void OnPipelineEnd() { }

    /// <summary>A path of the user's as the file system has it.</summary>
    private protected string FullPath(string path) =>
        SessionState is null ? Path.GetFullPath(path) : SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>The files that a path of the user's means: itself when it is there, else what its wildcards match. A path that means none stays, for the error.</summary>
    private protected IReadOnlyList<string> FilesOf(string path)
    {
        var literal = FullPath(path);
        if (SessionState is null || !WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(literal) || Directory.Exists(literal)) return [literal];
        try
        {
            var files = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _).Where(File.Exists).ToArray();
            return files.Length > 0 ? files : [literal];
        }
        catch (ItemNotFoundException)
        {
            return [literal];
        }
    }
}
