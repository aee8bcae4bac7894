using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Security;

namespace DefenderXdr.PowerShell;

/// <summary>A token that a script block of the user's gives each time it is asked, on the pipeline thread of the command that needs it.</summary>
internal sealed class ScriptToken(ScriptBlock script, string parameter)
{
    private readonly Guid home = Runspace.DefaultRunspace?.InstanceId ?? Guid.Empty;

    public Task<string> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return PipelineBridge.Current.OnPipelineThreadAsync(_ => Ask());
    }

    private string Ask()
    {
        object? last;
        try
        {
            last = Here().Invoke().LastOrDefault();
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw DefenderErrors.Create(ErrorIds.AssertionUnavailable, $"The script block of {parameter} failed: {e.Message}", inner: e);
        }
        return AccessTokenAttribute.Find(last) is SecureString { Length: > 0 } token
            ? AccessTokenAttribute.Reveal(token)
            : throw DefenderErrors.Create(ErrorIds.AssertionUnavailable, $"The script block of {parameter} gave no token: text, a SecureString, or an object with a Token property is wanted.");
    }

    // A script block waits for the runspace it was born in, and that one may be busy waiting for us: elsewhere, its text runs anew.
    private ScriptBlock Here() => Runspace.DefaultRunspace.InstanceId == home ? script : ((ScriptBlockAst)script.Ast).GetScriptBlock();
}
