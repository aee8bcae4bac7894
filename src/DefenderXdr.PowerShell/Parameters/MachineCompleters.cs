using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes a device's id: of those that this session has read, by any part of the name.</summary>
public sealed class MachineCompleter : RecentCompleter<string>
{
    private protected override IEnumerable<RecentObject<string>> Recent(DefenderConnection connection) => connection.RecentMachines.All;
}

/// <summary>Completes a device's name: of those that this session has read.</summary>
public sealed class MachineNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, CompletedLine.Connections(fakeBoundParameters)
            .SelectMany(connection => connection.RecentMachines.All)
            .Where(machine => machine.Title is not null)
            .Select(machine => (machine.Title!, $"{machine}")));
}

/// <summary>Completes a device's health status.</summary>
public sealed class HealthStatusCompleter() : WordCompleter([.. MachineWords.HealthStatus.Words]);

/// <summary>Completes a device's onboarding status.</summary>
public sealed class OnboardingStatusCompleter() : WordCompleter([.. MachineWords.OnboardingStatus.Words]);

/// <summary>Completes a device's risk.</summary>
public sealed class RiskScoreCompleter() : WordCompleter([.. MachineWords.RiskScore.Words.Reverse()]);

/// <summary>Completes a device's exposure.</summary>
public sealed class ExposureLevelCompleter() : WordCompleter([.. MachineWords.ExposureLevel.Words.Reverse()]);

/// <summary>Completes a device's value.</summary>
public sealed class DeviceValueCompleter() : WordCompleter([.. MachineWords.DeviceValue.Words]);

/// <summary>Completes an operating system; any other may be typed.</summary>
public sealed class OsPlatformCompleter() : WordCompleter("Windows11", "Windows10", "WindowsServer2025", "WindowsServer2022", "WindowsServer2019", "WindowsServer2016", "Linux", "macOS", "Android", "iOS");

/// <summary>Completes a type of actions on devices.</summary>
public sealed class MachineActionTypeCompleter() : WordCompleter([.. MachineActionWords.Type.Words]);

/// <summary>Completes the status of an action on a device.</summary>
public sealed class MachineActionStatusCompleter() : WordCompleter([.. MachineActionWords.Status.Words]);

/// <summary>Completes the state of an automated investigation.</summary>
public sealed class InvestigationStateCompleter() : WordCompleter([.. AlertWords.InvestigationState.Words]);
