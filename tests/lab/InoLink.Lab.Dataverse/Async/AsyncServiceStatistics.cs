namespace InoLink.Lab.Dataverse.Async;

/// <summary>What the asynchronous service has done since it was made.</summary>
/// <param name="Started">Runs begun, repeated ones included.</param>
/// <param name="Retried">Runs that ended with a wish for another one, and got it.</param>
/// <param name="DeliveredTwice">Jobs delivered again although they had ended well.</param>
/// <param name="Crashed">Runs whose worker died.</param>
/// <param name="TimedOut">Runs that took too long; counted as failed too.</param>
public sealed record AsyncServiceStatistics(
    int Started, int Succeeded, int Failed, int Canceled, int Suspended, int Retried, int DeliveredTwice, int Crashed, int TimedOut, int ServiceCalls, int HttpCalls);
