/** What the server counts. Gauges (dialogs, transactions) are read from the maps when somebody asks. */
export interface Counters {
  messagesIn: number;
  messagesOut: number;
  malformed: number;
  refused: number;
  retransmissions: number;
  overload: number;
  dialogsMade: number;
  ackTimeouts: number;
  takenOver: number;
  unclaimed: number;
}

export function newCounters(): Counters {
  return {
    messagesIn: 0,
    messagesOut: 0,
    malformed: 0,
    refused: 0,
    retransmissions: 0,
    overload: 0,
    dialogsMade: 0,
    ackTimeouts: 0,
    takenOver: 0,
    unclaimed: 0,
  };
}
