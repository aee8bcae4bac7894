using System.Management.Automation;
using System.Reflection;

namespace DefenderXdr.PowerShell;

/// <summary>How the pipeline that a command stood in has ended.</summary>
internal static class PipelineOutcome
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Whether an error ended the pipeline, also one of a command further on. To be asked when the pipeline is being disposed of.</summary>
    /// <remarks>
    /// The engine knows, for <c>$?</c>, and tells nobody in public. Where a version of it does not have these members, the answer is no: what came
    /// out was consumed object by object, and only a command that fails while it ends goes unnoticed.
    /// </remarks>
    public static bool Failed(PSCmdlet command)
    {
        var pipeline = command.CommandRuntime?.GetType().GetProperty("PipelineProcessor", Hidden)?.GetValue(command.CommandRuntime);
        return pipeline?.GetType().GetField("_terminatingErrorLogged", Hidden)?.GetValue(pipeline) is true
            || pipeline?.GetType().GetField("_firstTerminatingError", Hidden)?.GetValue(pipeline) is not null;
    }
}
