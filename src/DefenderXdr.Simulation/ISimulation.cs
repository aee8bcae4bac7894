namespace DefenderXdr.Simulation;

/// <summary>What answers in the place of Microsoft's services: one simulated tenant, or several behind one address.</summary>
public interface ISimulation
{
    /// <summary>Answers one request at once. Every request gets an answer; a wrong one gets the service's error.</summary>
    /// <param name="request">The request.</param>
    SimulatedResponse Handle(SimulatedRequest request);

    /// <summary>Answers one request as a network would: off the caller's thread, and after the tenant's latency.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<SimulatedResponse> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken = default);
}
